package io.gatehouse.network;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.topology.AddressTarget;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.ElasticIp;
import io.gatehouse.topology.ElasticIpAssociation;
import io.gatehouse.topology.InternetGateway;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.NetworkInterface;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.Route;
import io.gatehouse.topology.RouteTable;
import io.gatehouse.topology.RouteTableAssociation;
import io.gatehouse.topology.Subnet;
import io.gatehouse.topology.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The resources that follow from a layout: the VPC and its gateway, subnets, routes, and for the NAT instances their
/// security groups, interfaces and Elastic IPs, but not the instances themselves. A pure function.
public final class NetworkResources {

    private final NetworkKeys keys;
    private final NetworkLayout layout;
    private final InstallationId installation;
    private final List<NatMember> members;

    private NetworkResources(NetworkId network, NetworkLayout layout, InstallationId installation) {
        this.keys = new NetworkKeys(network);
        this.layout = layout;
        this.installation = installation;
        this.members = NatMembers.of(network, layout);
    }

    /// The resources of a network, what others stand on first. The same layout gives the same list.
    public static List<Resource> of(NetworkId network, NetworkLayout layout, InstallationId installation) {
        return new NetworkResources(network, layout, installation).all();
    }

    private List<Resource> all() {
        var all = new ArrayList<Resource>();
        all.add(new Vpc(keys.vpc(), layout.name(), layout.cidr()));
        all.add(new InternetGateway(keys.internetGateway(), layout.nameOf("internet"), keys.vpc()));
        layout.subnets().stream().map(this::subnet).forEach(all::add);
        all.addAll(new NatSecurityGroups(keys, layout, installation).resources());
        members.stream().flatMap(this::interfaces).forEach(all::add);
        members.stream().flatMap(this::addresses).forEach(all::add);
        publicRouting().forEach(all::add);
        layout.zones().stream().flatMap(this::privateRouting).forEach(all::add);
        return List.copyOf(all);
    }

    private Subnet subnet(SubnetLayout subnet) {
        return new Subnet(keys.subnet(subnet), subnet.name(), keys.vpc(), subnet.cidr(), subnet.zone());
    }

    private Stream<Resource> publicRouting() {
        ResourceKey table = keys.publicRouteTable();
        return Stream.concat(
                Stream.of(
                        new RouteTable(table, layout.nameOf("public"), keys.vpc()),
                        Route.of(table, Cidr.ANYWHERE, keys.internetGateway(), Set.of())),
                associations(layout.subnets(Tier.PUBLIC), table));
    }

    private Stream<Resource> privateRouting(String zone) {
        String letter = layout.letter(zone);
        ResourceKey table = keys.privateRouteTable(letter);
        return Stream.of(
                        Stream.of(new RouteTable(table, layout.nameOf("private-" + letter), keys.vpc())),
                        defaultRoute(table).stream(),
                        associations(layout.subnets(Tier.PRIVATE, zone), table))
                .flatMap(one -> one);
    }

    private Stream<Resource> associations(List<SubnetLayout> subnets, ResourceKey table) {
        return subnets.stream().map(subnet -> RouteTableAssociation.of(keys.subnet(subnet), table));
    }

    private Optional<Route> defaultRoute(ResourceKey table) {
        return members.stream()
                .filter(member -> member.routeTables().contains(table))
                .findFirst()
                .map(home -> Route.of(table, Cidr.ANYWHERE, home.dataInterface(), peerInterfaces(home)));
    }

    private Set<Ref> peerInterfaces(NatMember member) {
        return NatMembers.peerOf(member, members).map(NatMember::dataInterface).stream().collect(Collectors.toSet());
    }

    private Stream<Resource> interfaces(NatMember member) {
        Resource data =
                networkInterface(member, "data", member.dataAddress(), member.twinAddress(), keys.dataGroup(), false);
        return member.hasManagementInterface()
                ? Stream.of(
                        networkInterface(
                                member,
                                "management",
                                member.managementAddress(),
                                Optional.empty(),
                                keys.managementGroup(),
                                true),
                        data)
                : Stream.of(data);
    }

    private Resource networkInterface(
            NatMember member,
            String job,
            Ipv4 primary,
            Optional<Ipv4> secondary,
            ResourceKey group,
            boolean sourceDestinationCheck) {
        return new NetworkInterface(
                keys.networkInterface(member.slot() + "/" + job),
                layout.nameOf(member.slot() + "-" + job),
                keys.subnet(member.publicSubnet()),
                primary,
                secondary.stream().collect(Collectors.toSet()),
                Set.of(group),
                sourceDestinationCheck);
    }

    private Stream<Resource> addresses(NatMember member) {
        Stream<Resource> identity =
                address(
                        member,
                        "identity",
                        new AddressTarget(member.dataInterface(), member.dataAddress()),
                        atPeer(member));
        return member.hasManagementInterface()
                ? Stream.concat(
                        address(
                                member,
                                "management",
                                new AddressTarget(member.managementInterface(), member.managementAddress()),
                                Set.of()),
                        identity)
                : identity;
    }

    /// Where the identity's address is after a takeover: on the peer's twin address.
    private Set<AddressTarget> atPeer(NatMember member) {
        return NatMembers.peerOf(member, members).stream()
                .flatMap(peer -> peer.twinAddress().map(twin -> new AddressTarget(peer.dataInterface(), twin)).stream())
                .collect(Collectors.toSet());
    }

    private Stream<Resource> address(
            NatMember member, String job, AddressTarget target, Set<AddressTarget> alsoAcceptable) {
        String slot = member.slot() + "/" + job;
        ResourceKey key = keys.elasticIp(slot);
        return Stream.of(
                new ElasticIp(key, layout.nameOf(member.slot() + "-" + job), layout.nat().existing(slot).orElse(null)),
                ElasticIpAssociation.of(key, target, alsoAcceptable, keys.internetGateway()));
    }
}
