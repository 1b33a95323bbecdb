package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.world.InterfaceEntry;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.cloud.sandbox.world.SubnetEntry;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Subnet;
import java.util.stream.Stream;

/// Subnets.
final class SubnetHandler implements SandboxHandler<Subnet> {

    @Override
    public ResourceKind kind() {
        return ResourceKind.SUBNET;
    }

    @Override
    public Class<Subnet> type() {
        return Subnet.class;
    }

    @Override
    public String listing() {
        return "ec2:DescribeSubnets";
    }

    @Override
    public Stream<Observed<Subnet>> observe(OwnedView view) {
        return view.world()
                .subnets()
                .all()
                .flatMap(one -> view.key(kind(), one.id()).map(key -> read(one, key, view)).stream());
    }

    private static Observed<Subnet> read(SubnetEntry one, ResourceKey key, OwnedView view) {
        return Observed.ready(
                new AwsId(one.id()),
                new Subnet(
                        key,
                        OwnedView.name(one),
                        view.ref(ResourceKind.VPC, one.vpcId()),
                        Cidr.parse(one.cidr()),
                        one.zone()));
    }

    @Override
    public Stream<InterfaceEntry> inside(SandboxWorld world, AwsId id) {
        return world.interfaces().all().filter(one -> one.subnetId().equals(id.value()));
    }

    @Override
    public Outcome create(Task<Subnet> task) {
        Subnet wanted = task.resource();
        SubnetEntry made =
                task.api()
                        .call(
                                "ec2:CreateSubnet",
                                world ->
                                        world.subnets()
                                                .create(
                                                        task.id(wanted.vpc()),
                                                        wanted.cidr().toString(),
                                                        wanted.zone(),
                                                        task.tags(wanted)));
        return new Outcome.Applied(new AwsId(made.id()));
    }

    @Override
    public Outcome update(Task<Subnet> task) {
        task.api().run("ec2:CreateTags", world -> world.subnets().tag(task.id().value(), task.tags(task.resource())));
        return new Outcome.Applied(task.id());
    }

    @Override
    public Outcome delete(Task<Subnet> task) {
        task.api().run("ec2:DeleteSubnet", world -> world.subnets().delete(task.id().value()));
        return new Outcome.Applied(null);
    }
}
