package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.topology.AddressTarget;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.ElasticIpAssociation;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/// Associations of Elastic IPs. Members of a NAT pair move them, which gives them another id.
final class ElasticIpAssociationHandler implements AwsHandler<ElasticIpAssociation> {

    private final Ec2Client ec2;

    ElasticIpAssociationHandler(Ec2Client ec2) {
        this.ec2 = ec2;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.ELASTIC_IP_ASSOCIATION;
    }

    @Override
    public Class<ElasticIpAssociation> type() {
        return ElasticIpAssociation.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of("ec2:DescribeAddresses", "ec2:AssociateAddress", "ec2:DisassociateAddress");
    }

    @Override
    public Stream<Observed<ElasticIpAssociation>> observe(RegionListing listing, OwnedIds own) {
        return listing.addresses().stream()
                .filter(one -> one.allocationId() != null && isOnInterface(one))
                .flatMap(one ->
                        own
                                .key(ResourceKind.ELASTIC_IP, one.allocationId())
                                .map(key -> read(one, key, listing, own))
                                .stream());
    }

    private static boolean isOnInterface(Address address) {
        return address.associationId() != null
                && address.networkInterfaceId() != null
                && address.privateIpAddress() != null;
    }

    private static Observed<ElasticIpAssociation> read(
            Address address, ResourceKey elasticIp, RegionListing listing, OwnedIds own) {
        var target =
                new AddressTarget(
                        own.ref(ResourceKind.NETWORK_INTERFACE, address.networkInterfaceId()),
                        new Ipv4(address.privateIpAddress()));
        var actual = ElasticIpAssociation.of(elasticIp, target, Set.of(), gateway(address, listing, own));
        var facts =
                Map.of(
                        "publicAddress",
                        address.publicIp(),
                        "privateAddress",
                        address.privateIpAddress(),
                        "target",
                        target.networkInterface().toString());
        return new Observed<>(new AwsId(address.associationId()), actual, Readiness.READY, facts);
    }

    /// The gateway of the VPC that the address is in. Of an interface that is not ours the VPC is not known; then the
    /// interface stands for what cannot be named, and the target differs anyway.
    private static Ref gateway(Address address, RegionListing listing, OwnedIds own) {
        return listing.networkInterfaces().stream()
                .filter(one -> one.networkInterfaceId().equals(address.networkInterfaceId()))
                .map(NetworkInterface::vpcId)
                .flatMap(vpc -> listing.internetGateways().stream().filter(one -> isAttached(one, vpc)))
                .map(InternetGateway::internetGatewayId)
                .map(id -> own.ref(ResourceKind.INTERNET_GATEWAY, id))
                .findFirst()
                .orElseGet(() -> new AwsId(address.networkInterfaceId()));
    }

    private static boolean isAttached(InternetGateway gateway, String vpc) {
        return InternetGatewayHandler.attachment(gateway).filter(one -> vpc.equals(one.vpcId())).isPresent();
    }

    @Override
    public Outcome create(Task<ElasticIpAssociation> task) {
        try {
            return associate(task, false);
        } catch (CloudException e) {
            return acceptable(e, task).orElseThrow(() -> e);
        }
    }

    private Outcome associate(Task<ElasticIpAssociation> task, boolean takeAway) {
        var wanted = task.resource();
        String id =
                ec2.associateAddress(r ->
                                r.allocationId(task.id(wanted.elasticIp()))
                                        .networkInterfaceId(task.id(wanted.target().networkInterface()))
                                        .privateIpAddress(wanted.target().privateAddress().text())
                                        .allowReassociation(takeAway))
                        .associationId();
        return new Outcome.Applied(new AwsId(id));
    }

    /// The address is associated already: that will do, when an earlier try or a member of the pair put it where it may
    /// be.
    private Optional<Outcome> acceptable(CloudException refusal, Task<ElasticIpAssociation> task) {
        if (refusal.failure().reason() != Reason.ALREADY_EXISTS) {
            return Optional.empty();
        }
        return find(task)
                .filter(ElasticIpAssociationHandler::isOnInterface)
                .filter(address -> targets(task.resource()).anyMatch(target -> isOn(target, address, task)))
                .map(address -> new Outcome.Applied(new AwsId(address.associationId())));
    }

    private static Stream<AddressTarget> targets(ElasticIpAssociation wanted) {
        return Stream.concat(Stream.of(wanted.target()), wanted.alsoAcceptable().stream());
    }

    private static boolean isOn(AddressTarget target, Address address, Task<ElasticIpAssociation> task) {
        return task.find(target.networkInterface()).filter(address.networkInterfaceId()::equals).isPresent()
                && target.privateAddress().text().equals(address.privateIpAddress());
    }

    private Optional<Address> find(Task<ElasticIpAssociation> task) {
        String allocation = task.id(task.resource().elasticIp());
        return ec2
                .describeAddresses(r -> r.filters(Ec2Tagging.filter("allocation-id", allocation)))
                .addresses()
                .stream()
                .findFirst();
    }

    @Override
    public Outcome update(Task<ElasticIpAssociation> task) {
        return associate(task, true);
    }

    @Override
    public Outcome delete(Task<ElasticIpAssociation> task) {
        try {
            disassociate(task.id().value());
        } catch (CloudException e) {
            if (e.failure().reason() != Reason.NOT_FOUND) {
                throw e;
            }
            find(task).map(Address::associationId).ifPresent(this::disassociate);
        }
        return new Outcome.Applied(null);
    }

    private void disassociate(String association) {
        ec2.disassociateAddress(r -> r.associationId(association));
    }
}
