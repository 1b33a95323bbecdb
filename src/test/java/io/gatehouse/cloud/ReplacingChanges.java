package io.gatehouse.cloud;

import static io.gatehouse.planning.Step.Verb.CREATE;
import static io.gatehouse.planning.Step.Verb.DELETE;
import static io.gatehouse.planning.Step.Verb.REPLACE;
import static io.gatehouse.planning.Step.Verb.UPDATE;

import io.gatehouse.planning.Step.Verb;
import io.gatehouse.topology.AddressTarget;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.ElasticIpAssociation;
import io.gatehouse.topology.Generation;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.InstanceProfile;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.NetworkInterface;
import io.gatehouse.topology.Peer;
import io.gatehouse.topology.PortRange;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Role;
import io.gatehouse.topology.Route;
import io.gatehouse.topology.SecurityGroup;
import io.gatehouse.topology.SecurityGroupRule.Direction;
import io.gatehouse.topology.Subnet;
import io.gatehouse.topology.Traffic;
import io.gatehouse.topology.Vpc;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Changes for which something must be deleted and made again.
final class ReplacingChanges {

    private ReplacingChanges() {}

    static Stream<SampleChange> all(CloudFixture fixture) {
        return Stream.of(ofContent(), ofInstances(fixture), ofAddresses(), ofNames(), List.of(ofTheVpc(fixture)))
                .flatMap(List::stream);
    }

    private static List<SampleChange> ofContent() {
        return List.of(
                new SampleChange(
                        "a rule says something else",
                        ReplacingChanges::withSshElsewhere,
                        Map.of(
                                "security-group-rule/nat-management/in/tcp/22/10.0.0.0/16", DELETE,
                                "security-group-rule/nat-management/in/tcp/2222/10.0.0.0/16", CREATE)),
                new SampleChange(
                        "a route goes to another destination",
                        ReplacingChanges::withNarrowRoute,
                        Map.of("route/private-b>0.0.0.0/0", DELETE, "route/private-b>192.0.2.0/24", CREATE)));
    }

    private static SampleNetwork withSshElsewhere(SampleNetwork one) {
        ResourceKey group = one.key(ResourceKind.SECURITY_GROUP, "nat-management");
        var vpc = new Peer.Block(Cidr.parse("10.0.0.0/16"));
        return one.without(SampleNetwork.rule(group, Direction.IN, new Traffic.Tcp(PortRange.of(22)), vpc).key())
                .with(SampleNetwork.rule(group, Direction.IN, new Traffic.Tcp(PortRange.of(2222)), vpc));
    }

    private static SampleNetwork withNarrowRoute(SampleNetwork one) {
        var target = one.key(ResourceKind.NETWORK_INTERFACE, "nat-b/data");
        return one.without(one.key(ResourceKind.ROUTE, "private-b>0.0.0.0/0"))
                .with(
                        Route.of(
                                one.key(ResourceKind.ROUTE_TABLE, "private-b"),
                                Cidr.parse("192.0.2.0/24"),
                                target,
                                Set.of()));
    }

    private static List<SampleChange> ofInstances(CloudFixture fixture) {
        Map<String, Verb> instance = Map.of("instance/nat-a", REPLACE);
        return List.of(
                new SampleChange(
                        "a machine is wanted anew",
                        one -> one.with(Edited.generation(natA(one), new Generation(17))),
                        instance),
                new SampleChange(
                        "an instance runs another image",
                        one -> one.with(Edited.image(natA(one), fixture.otherImageId())),
                        instance),
                new SampleChange(
                        "an instance is of another type",
                        one -> one.with(Edited.type(natA(one), "t4g.small")),
                        instance));
    }

    private static Instance natA(SampleNetwork one) {
        return one.get(Instance.class, ResourceKind.INSTANCE, "nat-a");
    }

    private static List<SampleChange> ofAddresses() {
        return List.of(
                new SampleChange(
                        "a subnet has another block",
                        one ->
                                one.with(
                                        new Subnet(
                                                one.key(ResourceKind.SUBNET, "private-b"),
                                                "private-b",
                                                one.key(ResourceKind.VPC, "vpc"),
                                                Cidr.parse("10.0.3.0/25"),
                                                one.get(Subnet.class, ResourceKind.SUBNET, "private-b").zone())),
                        Map.of("subnet/private-b", REPLACE, "route-table-association/private-b", REPLACE)),
                new SampleChange(
                        "two subnets exchange their blocks",
                        ReplacingChanges::withExchangedBlocks,
                        Map.of(
                                "subnet/private-a", REPLACE,
                                "subnet/private-b", REPLACE,
                                "route-table-association/private-a", REPLACE,
                                "route-table-association/private-b", REPLACE)),
                new SampleChange(
                        "an interface has another address",
                        ReplacingChanges::withAnotherAddress,
                        Map.of(
                                "network-interface/nat-b/data", REPLACE,
                                "instance/nat-b", REPLACE,
                                "route/private-b>0.0.0.0/0", UPDATE,
                                "elastic-ip-association/nat-b/identity", UPDATE)));
    }

    private static SampleNetwork withExchangedBlocks(SampleNetwork one) {
        Subnet a = one.get(Subnet.class, ResourceKind.SUBNET, "private-a");
        Subnet b = one.get(Subnet.class, ResourceKind.SUBNET, "private-b");
        return one.with(
                new Subnet(a.key(), a.name(), a.vpc(), b.cidr(), a.zone()),
                new Subnet(b.key(), b.name(), b.vpc(), a.cidr(), b.zone()));
    }

    private static SampleNetwork withAnotherAddress(SampleNetwork one) {
        var data = one.get(NetworkInterface.class, ResourceKind.NETWORK_INTERFACE, "nat-b/data");
        return one.with(
                Edited.addresses(data, "10.0.2.15", "10.0.2.6"),
                ElasticIpAssociation.of(
                        one.key(ResourceKind.ELASTIC_IP, "nat-b/identity"),
                        new AddressTarget(data.key(), new Ipv4("10.0.2.15")),
                        Set.of(),
                        one.key(ResourceKind.INTERNET_GATEWAY, "internet")));
    }

    private static List<SampleChange> ofNames() {
        return List.of(
                new SampleChange(
                        "a role has another name",
                        one ->
                                one.with(
                                        new Role(
                                                one.key(ResourceKind.ROLE, "nat"),
                                                "office nat",
                                                one.roleName("other"),
                                                "ec2.amazonaws.com")),
                        Map.of(
                                "role/nat", REPLACE,
                                "role-policy/nat/takeover", REPLACE,
                                "instance-profile/nat", REPLACE,
                                "instance/nat-a", UPDATE,
                                "instance/nat-b", UPDATE)),
                new SampleChange(
                        "an instance profile has another name",
                        one ->
                                one.with(
                                        new InstanceProfile(
                                                one.key(ResourceKind.INSTANCE_PROFILE, "nat"),
                                                one.roleName("other"),
                                                one.key(ResourceKind.ROLE, "nat"))),
                        Map.of("instance-profile/nat", REPLACE, "instance/nat-a", UPDATE, "instance/nat-b", UPDATE)),
                new SampleChange(
                        "a security group has another description",
                        ReplacingChanges::withDescribedGroup,
                        ofTheManagementGroup()));
    }

    /// What is in the group goes with it, and so does what has it.
    private static Map<String, Verb> ofTheManagementGroup() {
        var verbs = new HashMap<String, Verb>();
        verbs.put("security-group/nat-management", REPLACE);
        for (String rule :
                List.of(
                        "in/tcp/22/10.0.0.0/16",
                        "in/ip/112/group:nat-management",
                        "in/udp/3780/group:nat-management",
                        "in/icmp/8.any/group:nat-data",
                        "out/all/0.0.0.0/0")) {
            verbs.put("security-group-rule/nat-management/" + rule, REPLACE);
        }
        for (String nat : List.of("nat-a", "nat-b")) {
            verbs.put("network-interface/" + nat + "/management", REPLACE);
            verbs.put("instance/" + nat, REPLACE);
            verbs.put("elastic-ip-association/" + nat + "/management", UPDATE);
        }
        return verbs;
    }

    private static SampleNetwork withDescribedGroup(SampleNetwork one) {
        var group = one.get(SecurityGroup.class, ResourceKind.SECURITY_GROUP, "nat-management");
        return one.with(new SecurityGroup(group.key(), group.name(), group.vpc(), group.groupName(), "Described anew"));
    }

    private static SampleChange ofTheVpc(CloudFixture fixture) {
        var outside =
                EnumSet.of(
                        ResourceKind.ROLE,
                        ResourceKind.ROLE_POLICY,
                        ResourceKind.INSTANCE_PROFILE,
                        ResourceKind.ELASTIC_IP,
                        ResourceKind.BUCKET,
                        ResourceKind.QUEUE,
                        ResourceKind.STORED_OBJECT);
        var verbs = new HashMap<String, Verb>();
        var any = SampleNetwork.pair(new NetworkId(1), fixture.cloud().catalog().zones(), "ami-1");
        for (var resource : any.resources()) {
            if (!outside.contains(resource.key().kind())) {
                verbs.put(resource.key().text().substring("n1/".length()), REPLACE);
            }
        }
        return new SampleChange(
                "the VPC has another block",
                one -> one.with(new Vpc(one.key(ResourceKind.VPC, "vpc"), "office", Cidr.parse("10.0.0.0/20"))),
                verbs);
    }
}
