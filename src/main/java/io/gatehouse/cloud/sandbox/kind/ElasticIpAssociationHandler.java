package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.world.AddressEntry;
import io.gatehouse.cloud.sandbox.world.AddressEntry.Link;
import io.gatehouse.cloud.sandbox.world.GatewayEntry;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.topology.AddressTarget;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.ElasticIpAssociation;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Associations of Elastic IPs. The members of a NAT pair move them, which gives them another id.
final class ElasticIpAssociationHandler implements SandboxHandler<ElasticIpAssociation> {

    @Override
    public ResourceKind kind() {
        return ResourceKind.ELASTIC_IP_ASSOCIATION;
    }

    @Override
    public Class<ElasticIpAssociation> type() {
        return ElasticIpAssociation.class;
    }

    @Override
    public String listing() {
        return "ec2:DescribeAddresses";
    }

    @Override
    public Stream<Observed<ElasticIpAssociation>> observe(OwnedView view) {
        return view.world()
                .addresses()
                .all()
                .flatMap(one ->
                        view.key(ResourceKind.ELASTIC_IP, one.id()).flatMap(key -> read(one, key, view)).stream());
    }

    private static Optional<Observed<ElasticIpAssociation>> read(
            AddressEntry one, ResourceKey elasticIp, OwnedView view) {
        return Optional.ofNullable(one.link())
                .map(link -> {
                    var networkInterface = view.ref(ResourceKind.NETWORK_INTERFACE, link.interfaceId());
                    var target = new AddressTarget(networkInterface, new Ipv4(link.privateAddress()));
                    String gateway = gatewayOf(link, view.world()).map(GatewayEntry::id).orElse(link.interfaceId());
                    return new Observed<>(
                            new AwsId(link.associationId()),
                            ElasticIpAssociation.of(
                                    elasticIp, target, Set.of(), view.ref(ResourceKind.INTERNET_GATEWAY, gateway)),
                            Observed.Readiness.READY,
                            Map.of(
                                    "publicAddress",
                                    one.publicAddress(),
                                    "privateAddress",
                                    link.privateAddress(),
                                    "target",
                                    networkInterface.toString()));
                });
    }

    private static Optional<GatewayEntry> gatewayOf(Link link, SandboxWorld world) {
        return world.interfaces()
                .find(link.interfaceId())
                .flatMap(one -> world.gateways().of(world.interfaces().vpcOf(one)));
    }

    @Override
    public Outcome create(Task<ElasticIpAssociation> task) {
        return associate(task);
    }

    @Override
    public Outcome update(Task<ElasticIpAssociation> task) {
        return associate(task);
    }

    private static Outcome associate(Task<ElasticIpAssociation> task) {
        ElasticIpAssociation wanted = task.resource();
        Link link =
                task.api()
                        .call(
                                "ec2:AssociateAddress",
                                world ->
                                        world.addresses()
                                                .associate(
                                                        task.id(wanted.elasticIp()),
                                                        task.id(wanted.target().networkInterface()),
                                                        wanted.target().privateAddress().text()));
        return new Outcome.Applied(new AwsId(link.associationId()));
    }

    /// What was associated in another way since it was seen is disassociated all the same.
    @Override
    public Outcome delete(Task<ElasticIpAssociation> task) {
        String elasticIp = task.id(task.resource().elasticIp());
        task.api()
                .call(listing(), world -> world.addresses().find(elasticIp).map(AddressEntry::link))
                .map(Link::associationId)
                .ifPresent(association ->
                        task.api()
                                .run("ec2:DisassociateAddress", world -> world.addresses().disassociate(association)));
        return new Outcome.Applied(null);
    }
}
