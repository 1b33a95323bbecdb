package io.gatehouse.cloud.sandbox;

import io.gatehouse.cloud.SomebodyElse;
import io.gatehouse.cloud.sandbox.world.GroupEntry;
import io.gatehouse.cloud.sandbox.world.ObjectEntry;
import io.gatehouse.cloud.sandbox.world.Permission;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.cloud.sandbox.world.SubnetEntry;
import io.gatehouse.cloud.sandbox.world.TaggedEntry;
import io.gatehouse.cloud.sandbox.world.TaggedTable;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.PolicyDocument;
import io.gatehouse.topology.PolicyDocument.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Somebody who works by hand in a simulated account.
final class SandboxNeighbour implements SomebodyElse {

    private final SandboxFixture fixture;

    SandboxNeighbour(SandboxFixture fixture) {
        this.fixture = fixture;
    }

    private void does(Consumer<SandboxWorld> work) {
        fixture.inside(world -> {
            work.accept(world);
            return world;
        });
    }

    @Override
    public AwsId makesVpc(Cidr cidr) {
        return new AwsId(fixture.inside(world -> world.vpcs().create(cidr.toString(), Map.of())).id());
    }

    @Override
    public AwsId makesSubnet(AwsId vpc, Cidr cidr, String zone) {
        return new AwsId(
                fixture.inside(world -> world.subnets().create(vpc.value(), cidr.toString(), zone, Map.of())).id());
    }

    @Override
    public AwsId makesInterface(AwsId subnet) {
        return new AwsId(
                fixture.inside(
                                world -> {
                                    SubnetEntry in = world.subnets().require(subnet.value());
                                    Cidr block = Cidr.parse(in.cidr());
                                    String address = block.address(block.size() - 2).text();
                                    List<String> groups =
                                            world.groups()
                                                    .all()
                                                    .filter(one ->
                                                            one.vpcId().equals(in.vpcId())
                                                                    && one.groupName().equals(GroupEntry.DEFAULT))
                                                    .map(GroupEntry::id)
                                                    .toList();
                                    return world.interfaces()
                                            .create(
                                                    subnet.value(),
                                                    address,
                                                    List.of(),
                                                    groups,
                                                    Map.of(),
                                                    "theirs " + subnet);
                                })
                        .id());
    }

    @Override
    public void deletesInterface(AwsId networkInterface) {
        does(world -> world.interfaces().delete(networkInterface.value()));
    }

    @Override
    public AwsId makesSecurityGroup(AwsId vpc, String groupName) {
        return new AwsId(
                fixture.inside(world -> world.groups().create(vpc.value(), groupName, "by hand", Map.of())).id());
    }

    @Override
    public AwsId allocatesAddress(String name) {
        return new AwsId(fixture.inside(world -> world.addresses().allocate(Map.of("Name", name))).id());
    }

    @Override
    public void opensPort(AwsId group, int port, Cidr source) {
        var permission = new Permission(false, "tcp", port, port, source.toString(), null);
        does(world -> world.groupRules().authorize(group.value(), List.of(permission)));
    }

    @Override
    public void addsRoute(AwsId table, Cidr destination, AwsId networkInterface) {
        does(world -> world.routes().create(table.value(), destination.toString(), networkInterface.value()));
    }

    @Override
    public void movesRoute(AwsId table, Cidr destination, AwsId networkInterface) {
        does(world -> world.routes().replace(table.value(), destination.toString(), networkInterface.value()));
    }

    @Override
    public void movesAddress(AwsId allocation, AwsId networkInterface, Ipv4 privateAddress) {
        does(world -> world.addresses().associate(allocation.value(), networkInterface.value(), privateAddress.text()));
    }

    @Override
    public void writesRolePolicy(String roleName, String policyName) {
        var statement =
                Statement.allow("All", new TreeSet<>(Set.of("ec2:DescribeVpcs")), new TreeSet<>(Set.of("*")), Map.of());
        does(world -> world.policies().put(roleName, policyName, new PolicyDocument(List.of(statement))));
    }

    @Override
    public void emptiesProfile(String profileName, String roleName) {
        does(world -> world.profiles().removeRole(profileName, roleName));
    }

    @Override
    public void detachesGateway(AwsId internetGateway, AwsId vpc) {
        does(world -> world.gateways().detach(internetGateway.value(), vpc.value()));
    }

    @Override
    public void stops(AwsId instance) {
        does(world -> world.instances().stop(instance.value()));
        fixture.letPass(SandboxFixture.SHUTDOWN);
    }

    @Override
    public void deletesSubnet(AwsId subnet) {
        does(world -> world.subnets().delete(subnet.value()));
    }

    @Override
    public boolean finds(AwsId id) {
        return fixture.inside(world -> find(world, id)).isPresent();
    }

    @Override
    public Map<String, String> readsTags(AwsId id) {
        return fixture.inside(world -> find(world, id)).orElseThrow().tags();
    }

    private static Optional<? extends TaggedEntry<?>> find(SandboxWorld world, AwsId id) {
        return Stream.<TaggedTable<?>>of(world.vpcs(), world.subnets(), world.groups(), world.addresses())
                .flatMap(table -> table.find(id.value()).stream())
                .findFirst();
    }

    @Override
    public int countsRules(AwsId group) {
        return (int) (long) fixture.inside(world -> world.groupRules().of(group.value()).count());
    }

    @Override
    public void putsObject(AwsId bucket, String path) {
        does(world -> world.objects().write(new ObjectEntry(bucket.value(), path, "0123", "", "")));
    }

    @Override
    public boolean findsObject(AwsId bucket, String path) {
        return fixture.inside(world -> world.objects().read(bucket.value(), path)).isPresent();
    }

    @Override
    public void deletesObject(AwsId bucket, String path) {
        does(world -> world.objects().delete(bucket.value(), path));
    }

    @Override
    public void opensBucket(AwsId bucket) {
        does(world -> world.buckets().setClosed(bucket.value(), false));
    }

    @Override
    public void opensQueue(AwsId queue, Duration retention) {
        does(world -> world.queues().set(queue.value(), retention.toSeconds(), false));
    }

    @Override
    public void sends(AwsId queue, String body) {
        does(world -> world.queues().send(queue.value(), body, null));
    }
}
