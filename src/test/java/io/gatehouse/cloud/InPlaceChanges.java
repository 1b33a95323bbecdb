package io.gatehouse.cloud;

import static io.gatehouse.planning.Step.Verb.CREATE;
import static io.gatehouse.planning.Step.Verb.DELETE;
import static io.gatehouse.planning.Step.Verb.UPDATE;

import io.gatehouse.topology.AddressTarget;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.ElasticIpAssociation;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.InstanceProfile;
import io.gatehouse.topology.NetworkInterface;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Role;
import io.gatehouse.topology.RolePolicy;
import io.gatehouse.topology.Route;
import io.gatehouse.topology.RouteTableAssociation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Changes that need nothing to be made again.
final class InPlaceChanges {

    private InPlaceChanges() {}

    static Stream<SampleChange> all() {
        return Stream.of(ofInterfaces(), ofRoutes(), ofRoles(), ofInstancesAndAddresses(), ofBundles())
                .flatMap(List::stream);
    }

    private static List<SampleChange> ofInterfaces() {
        return List.of(
                ofInterface(
                        "an interface gets a security group more",
                        "nat-a/data",
                        (one, nic) -> Edited.groups(nic, group(one, "nat-data"), group(one, "nat-management"))),
                ofInterface(
                        "an interface gets another security group",
                        "nat-a/data",
                        (one, nic) -> Edited.groups(nic, group(one, "nat-management"))),
                ofInterface(
                        "an interface gets a secondary address",
                        "nat-a/management",
                        (_, nic) -> Edited.addresses(nic, "10.0.0.4", "10.0.0.20")),
                ofInterface(
                        "an interface loses its secondary address",
                        "nat-b/data",
                        (_, nic) -> Edited.addresses(nic, "10.0.2.5")),
                ofInterface(
                        "an interface gets another secondary address",
                        "nat-b/data",
                        (_, nic) -> Edited.addresses(nic, "10.0.2.5", "10.0.2.9")),
                ofInterface(
                        "the source/destination check is switched on",
                        "nat-a/data",
                        (_, nic) -> Edited.check(nic, true)),
                ofInterface(
                        "the source/destination check is switched off",
                        "nat-a/management",
                        (_, nic) -> Edited.check(nic, false)));
    }

    private static SampleChange ofInterface(String sentence, String slot, InterfaceEdit edit) {
        return new SampleChange(
                sentence,
                one -> one.with(edit.apply(one, nic(one, slot))),
                Map.of("network-interface/" + slot, UPDATE));
    }

    private interface InterfaceEdit {
        NetworkInterface apply(SampleNetwork sample, NetworkInterface nic);
    }

    private static List<SampleChange> ofRoutes() {
        return List.of(
                new SampleChange(
                        "a route goes to another interface",
                        one -> one.with(defaultRoute(one, "private-b", nic(one, "nat-a/management").key())),
                        Map.of("route/private-b>0.0.0.0/0", UPDATE)),
                new SampleChange(
                        "a route goes to the internet gateway",
                        one ->
                                one.with(
                                        defaultRoute(
                                                one, "private-b", one.key(ResourceKind.INTERNET_GATEWAY, "internet"))),
                        Map.of("route/private-b>0.0.0.0/0", UPDATE)),
                new SampleChange(
                        "a subnet gets another route table",
                        InPlaceChanges::withOnePrivateTable,
                        Map.of("route-table-association/private-b", UPDATE)),
                new SampleChange(
                        "a route table is taken away once its subnet has another",
                        one ->
                                withOnePrivateTable(one)
                                        .without(
                                                table(one, "private-b"),
                                                one.key(ResourceKind.ROUTE, "private-b>0.0.0.0/0")),
                        Map.of(
                                "route-table-association/private-b",
                                UPDATE,
                                "route/private-b>0.0.0.0/0",
                                DELETE,
                                "route-table/private-b",
                                DELETE)));
    }

    private static Route defaultRoute(SampleNetwork one, String table, Ref target) {
        return Route.of(table(one, table), Cidr.ANYWHERE, target, Set.of());
    }

    private static SampleNetwork withOnePrivateTable(SampleNetwork one) {
        return one.with(RouteTableAssociation.of(one.key(ResourceKind.SUBNET, "private-b"), table(one, "private-a")));
    }

    private static List<SampleChange> ofRoles() {
        return List.of(
                new SampleChange(
                        "a role policy says something else",
                        one ->
                                one.with(
                                        RolePolicy.of(
                                                one.key(ResourceKind.ROLE, "nat"),
                                                "takeover",
                                                SampleNetwork.policy("ec2:AssociateAddress"))),
                        Map.of("role-policy/nat/takeover", UPDATE)),
                new SampleChange(
                        "another service may assume a role",
                        one ->
                                one.with(
                                        new Role(
                                                one.key(ResourceKind.ROLE, "nat"),
                                                "office nat",
                                                one.roleName("nat"),
                                                "lambda.amazonaws.com")),
                        Map.of("role/nat", UPDATE)),
                new SampleChange(
                        "a profile gets another role, and the first one goes",
                        InPlaceChanges::withAnotherRole,
                        Map.of(
                                "role/spare", CREATE,
                                "instance-profile/nat", UPDATE,
                                "role-policy/nat/takeover", DELETE,
                                "role/nat", DELETE)),
                new SampleChange(
                        "the instances get another profile, and the first one goes",
                        InPlaceChanges::withAnotherProfile,
                        Map.of(
                                "instance-profile/spare", CREATE,
                                "instance/nat-a", UPDATE,
                                "instance/nat-b", UPDATE,
                                "instance-profile/nat", DELETE)));
    }

    private static SampleNetwork withAnotherRole(SampleNetwork one) {
        var spare = one.key(ResourceKind.ROLE, "spare");
        var first = one.key(ResourceKind.ROLE, "nat");
        return one.without(first, one.key(ResourceKind.ROLE_POLICY, "nat/takeover"))
                .with(
                        new Role(spare, "spare", one.roleName("spare"), "ec2.amazonaws.com"),
                        new InstanceProfile(one.key(ResourceKind.INSTANCE_PROFILE, "nat"), one.roleName("nat"), spare));
    }

    private static SampleNetwork withAnotherProfile(SampleNetwork one) {
        var spare = one.key(ResourceKind.INSTANCE_PROFILE, "spare");
        return one.without(one.key(ResourceKind.INSTANCE_PROFILE, "nat"))
                .with(
                        new InstanceProfile(spare, one.roleName("spare"), one.key(ResourceKind.ROLE, "nat")),
                        Edited.profile(instance(one, "nat-a"), spare),
                        Edited.profile(instance(one, "nat-b"), spare));
    }

    private static List<SampleChange> ofInstancesAndAddresses() {
        return List.of(
                new SampleChange(
                        "an instance is stopped that nothing goes through",
                        one ->
                                one.with(Edited.running(instance(one, "nat-a"), false))
                                        .without(one.key(ResourceKind.ROUTE, "private-a>0.0.0.0/0")),
                        Map.of("instance/nat-a", UPDATE, "route/private-a>0.0.0.0/0", DELETE)),
                new SampleChange(
                        "an address points at another interface",
                        InPlaceChanges::withIdentityOnPeer,
                        Map.of(
                                "elastic-ip-association/nat-b/identity", DELETE,
                                "elastic-ip-association/nat-a/identity", UPDATE)));
    }

    private static List<SampleChange> ofBundles() {
        return List.of(
                new SampleChange(
                        "a bundle has other content",
                        one -> one.withBundleOf("nat-a", "second"),
                        Map.of("stored-object/bundles/%s/nat-a.tar.gz", UPDATE)),
                new SampleChange(
                        "a bundle is not wanted any more",
                        one -> one.only(it -> !it.key().slot().endsWith("nat-b.tar.gz")),
                        Map.of("stored-object/bundles/%s/nat-b.tar.gz", DELETE)));
    }

    private static SampleNetwork withIdentityOnPeer(SampleNetwork one) {
        NetworkInterface peer = nic(one, "nat-b/data");
        return one.without(one.key(ResourceKind.ELASTIC_IP_ASSOCIATION, "nat-b/identity"))
                .with(
                        ElasticIpAssociation.of(
                                one.key(ResourceKind.ELASTIC_IP, "nat-a/identity"),
                                new AddressTarget(peer.key(), peer.primaryAddress()),
                                Set.of(),
                                one.key(ResourceKind.INTERNET_GATEWAY, "internet")));
    }

    private static NetworkInterface nic(SampleNetwork one, String slot) {
        return one.get(NetworkInterface.class, ResourceKind.NETWORK_INTERFACE, slot);
    }

    private static Instance instance(SampleNetwork one, String slot) {
        return one.get(Instance.class, ResourceKind.INSTANCE, slot);
    }

    private static ResourceKey group(SampleNetwork one, String slot) {
        return one.key(ResourceKind.SECURITY_GROUP, slot);
    }

    private static ResourceKey table(SampleNetwork one, String slot) {
        return one.key(ResourceKind.ROUTE_TABLE, slot);
    }
}
