package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.world.InterfaceEntry;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.cloud.sandbox.world.SubnetEntry;
import io.gatehouse.cloud.sandbox.world.VpcEntry;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Vpc;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// VPCs.
final class VpcHandler implements SandboxHandler<Vpc> {

    @Override
    public ResourceKind kind() {
        return ResourceKind.VPC;
    }

    @Override
    public Class<Vpc> type() {
        return Vpc.class;
    }

    @Override
    public String listing() {
        return "ec2:DescribeVpcs";
    }

    @Override
    public Stream<Observed<Vpc>> observe(OwnedView view) {
        return view.world().vpcs().all().flatMap(one -> view.key(kind(), one.id()).map(key -> read(one, key)).stream());
    }

    private static Observed<Vpc> read(VpcEntry one, ResourceKey key) {
        return Observed.ready(new AwsId(one.id()), new Vpc(key, OwnedView.name(one), Cidr.parse(one.cidr())));
    }

    @Override
    public Stream<InterfaceEntry> inside(SandboxWorld world, AwsId id) {
        Set<String> subnets =
                world.subnets()
                        .all()
                        .filter(one -> one.vpcId().equals(id.value()))
                        .map(SubnetEntry::id)
                        .collect(Collectors.toSet());
        return world.interfaces().all().filter(one -> subnets.contains(one.subnetId()));
    }

    @Override
    public Outcome create(Task<Vpc> task) {
        Vpc wanted = task.resource();
        VpcEntry made =
                task.api()
                        .call(
                                "ec2:CreateVpc",
                                world -> world.vpcs().create(wanted.cidr().toString(), task.tags(wanted)));
        return new Outcome.Applied(new AwsId(made.id()));
    }

    @Override
    public Outcome update(Task<Vpc> task) {
        task.api().run("ec2:CreateTags", world -> world.vpcs().tag(task.id().value(), task.tags(task.resource())));
        return new Outcome.Applied(task.id());
    }

    @Override
    public Outcome delete(Task<Vpc> task) {
        task.api().run("ec2:DeleteVpc", world -> world.vpcs().delete(task.id().value()));
        return new Outcome.Applied(null);
    }
}
