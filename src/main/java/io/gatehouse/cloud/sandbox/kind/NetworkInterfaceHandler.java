package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.world.InterfaceEntry;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.NetworkInterface;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Network interfaces.
final class NetworkInterfaceHandler implements SandboxHandler<NetworkInterface> {

    private static final String MODIFY = "ec2:ModifyNetworkInterfaceAttribute";

    @Override
    public ResourceKind kind() {
        return ResourceKind.NETWORK_INTERFACE;
    }

    @Override
    public Class<NetworkInterface> type() {
        return NetworkInterface.class;
    }

    @Override
    public String listing() {
        return "ec2:DescribeNetworkInterfaces";
    }

    @Override
    public Stream<Observed<NetworkInterface>> observe(OwnedView view) {
        return view.world()
                .interfaces()
                .all()
                .flatMap(one -> view.key(kind(), one.id()).map(key -> read(one, key, view)).stream());
    }

    private static Observed<NetworkInterface> read(InterfaceEntry one, ResourceKey key, OwnedView view) {
        var actual =
                new NetworkInterface(
                        key,
                        OwnedView.name(one),
                        view.ref(ResourceKind.SUBNET, one.subnetId()),
                        new Ipv4(one.primary()),
                        one.secondary().stream().map(Ipv4::new).collect(Collectors.toUnmodifiableSet()),
                        one.groups().stream()
                                .map(group -> view.ref(ResourceKind.SECURITY_GROUP, group))
                                .collect(Collectors.toUnmodifiableSet()),
                        one.check());
        return new Observed<>(
                new AwsId(one.id()), actual, Observed.Readiness.READY, Map.of("privateAddress", one.primary()));
    }

    /// The token makes the first call give the same interface when the second one failed and both are tried again.
    @Override
    public Outcome create(Task<NetworkInterface> task) {
        NetworkInterface wanted = task.resource();
        InterfaceEntry made =
                task.api()
                        .call(
                                "ec2:CreateNetworkInterface",
                                world ->
                                        world.interfaces()
                                                .create(
                                                        task.id(wanted.subnet()),
                                                        wanted.primaryAddress().text(),
                                                        texts(wanted.secondaryAddresses()),
                                                        groups(task),
                                                        task.tags(wanted),
                                                        task.token()));
        if (!wanted.sourceDestinationCheck()) {
            return Completion.complete(
                    made.id(), id -> task.api().run(MODIFY, world -> world.interfaces().setCheck(id, false)));
        }
        return new Outcome.Applied(new AwsId(made.id()));
    }

    @Override
    public Outcome pollMade(Task<NetworkInterface> task) {
        return Completion.poll(task, listing(), SandboxWorld::interfaces);
    }

    private static List<String> texts(Collection<Ipv4> addresses) {
        return addresses.stream().map(Ipv4::text).sorted().toList();
    }

    private static List<String> groups(Task<NetworkInterface> task) {
        Stream<Ref> groups = task.resource().securityGroups().stream();
        return groups.map(task::id).sorted().toList();
    }

    @Override
    public Outcome update(Task<NetworkInterface> task) {
        NetworkInterface wanted = task.resource();
        String id = task.id().value();
        if (task.changes("name")) {
            task.api().run("ec2:CreateTags", world -> world.interfaces().tag(id, task.tags(wanted)));
        }
        if (task.changes("secondaryAddresses")) {
            exchangeAddresses(task, id);
        }
        if (task.changes("securityGroups")) {
            List<String> groups = groups(task);
            task.api().run(MODIFY, world -> world.interfaces().setGroups(id, groups));
        }
        if (task.changes("sourceDestinationCheck")) {
            task.api().run(MODIFY, world -> world.interfaces().setCheck(id, wanted.sourceDestinationCheck()));
        }
        return new Outcome.Applied(task.id());
    }

    private void exchangeAddresses(Task<NetworkInterface> task, String id) {
        List<String> wanted = texts(task.resource().secondaryAddresses());
        List<String> now = task.api().call(listing(), world -> world.interfaces().require(id).secondary());
        List<String> fewer = now.stream().filter(one -> !wanted.contains(one)).toList();
        List<String> more = wanted.stream().filter(one -> !now.contains(one)).toList();
        if (!fewer.isEmpty()) {
            task.api().run("ec2:UnassignPrivateIpAddresses", world -> world.interfaces().unassign(id, fewer));
        }
        if (!more.isEmpty()) {
            task.api().run("ec2:AssignPrivateIpAddresses", world -> world.interfaces().assign(id, more));
        }
    }

    @Override
    public Outcome delete(Task<NetworkInterface> task) {
        task.api().run("ec2:DeleteNetworkInterface", world -> world.interfaces().delete(task.id().value()));
        return new Outcome.Applied(null);
    }
}
