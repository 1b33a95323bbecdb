package io.gatehouse.cloud;

import static io.gatehouse.topology.SecurityGroupRule.Direction.IN;
import static io.gatehouse.topology.SecurityGroupRule.Direction.OUT;

import io.gatehouse.topology.AddressTarget;
import io.gatehouse.topology.Bucket;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.ElasticIp;
import io.gatehouse.topology.ElasticIpAssociation;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.InstanceProfile;
import io.gatehouse.topology.InternetGateway;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.NetworkInterface;
import io.gatehouse.topology.Peer;
import io.gatehouse.topology.PolicyDocument;
import io.gatehouse.topology.PolicyDocument.Statement;
import io.gatehouse.topology.PortRange;
import io.gatehouse.topology.Queue;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.RegionScope;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Role;
import io.gatehouse.topology.RolePolicy;
import io.gatehouse.topology.Route;
import io.gatehouse.topology.RouteTable;
import io.gatehouse.topology.RouteTableAssociation;
import io.gatehouse.topology.SecurityGroup;
import io.gatehouse.topology.SecurityGroupRule;
import io.gatehouse.topology.StoredContent;
import io.gatehouse.topology.StoredObject;
import io.gatehouse.topology.Subnet;
import io.gatehouse.topology.Traffic;
import io.gatehouse.topology.UserData;
import io.gatehouse.topology.Vpc;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What is wanted of a two-zone network with a NAT pair, written out by hand: all kinds of resource there are.
/// Immutable; tests change it by making another one.
public final class SampleNetwork {

    private final NetworkId network;
    private final SortedMap<ResourceKey, Resource> resources;

    private SampleNetwork(NetworkId network, SortedMap<ResourceKey, Resource> resources) {
        this.network = network;
        this.resources = resources;
    }

    /// The whole network.
    ///
    /// @param zones the two zones
    /// @param imageId what the NAT instances run
    public static SampleNetwork pair(NetworkId network, List<String> zones, String imageId) {
        var made = new SampleNetwork(network, new TreeMap<>());
        made.addContainers();
        made.addChannel(new RegionScope(zones.get(0).replaceFirst("[a-z]$", "")));
        made.addFilters();
        made.addRole();
        made.addZone("a", zones.get(0), 0, imageId);
        made.addZone("b", zones.get(1), 2, imageId);
        made.addRoutes();
        return made;
    }

    public NetworkId id() {
        return network;
    }

    /// All that is wanted, ordered by key.
    public Collection<Resource> resources() {
        return resources.values();
    }

    public ResourceKey key(ResourceKind kind, String slot) {
        return new ResourceKey(network, kind, slot);
    }

    /// The wanted resource with this key.
    public <R extends Resource> R get(Class<R> type, ResourceKind kind, String slot) {
        return type.cast(resources.get(key(kind, slot)));
    }

    /// The same with these resources added, or put in the place of those with the same keys.
    public SampleNetwork with(Resource... some) {
        var changed = new TreeMap<>(resources);
        for (Resource one : some) {
            changed.put(one.key(), one);
        }
        return new SampleNetwork(network, changed);
    }

    public SampleNetwork without(ResourceKey... keys) {
        return only(one -> !List.of(keys).contains(one.key()));
    }

    /// The same without what is not of these kinds.
    public SampleNetwork only(ResourceKind... kinds) {
        return only(one -> List.of(kinds).contains(one.key().kind()));
    }

    /// The same without what the condition does not hold for.
    public SampleNetwork only(Predicate<Resource> condition) {
        var changed = new TreeMap<>(resources);
        changed.values().removeIf(condition.negate());
        return new SampleNetwork(network, changed);
    }

    private void add(Resource... some) {
        for (Resource one : some) {
            resources.put(one.key(), one);
        }
    }

    private void addContainers() {
        var vpc = key(ResourceKind.VPC, "vpc");
        add(
                new Vpc(vpc, "office", Cidr.parse("10.0.0.0/16")),
                new InternetGateway(key(ResourceKind.INTERNET_GATEWAY, "internet"), "office", vpc));
        for (String table : List.of("public", "private-a", "private-b")) {
            add(new RouteTable(key(ResourceKind.ROUTE_TABLE, table), "office " + table, vpc));
        }
    }

    private void addChannel(RegionScope region) {
        var bucket = Bucket.of(region);
        add(bucket, Queue.of(region), bundle(bucket.key(), "nat-a", "first"), bundle(bucket.key(), "nat-b", "first"));
    }

    private StoredObject bundle(ResourceKey bucket, String member, String text) {
        var content = StoredContent.of((text + " bundle of " + member).getBytes(StandardCharsets.UTF_8));
        return StoredObject.bundle(bucket, network, member, content);
    }

    /// The same with something else in the bundle of a member.
    public SampleNetwork withBundleOf(String member, String text) {
        var bucket = resources.keySet().stream().filter(one -> one.kind() == ResourceKind.BUCKET).findFirst();
        return with(bundle(bucket.orElseThrow(), member, text));
    }

    private void addFilters() {
        ResourceKey management = addGroup("nat-management", "Management of the NAT instances");
        ResourceKey data = addGroup("nat-data", "Traffic through the NAT instances");
        var privateSubnets = new Peer.Block(Cidr.parse("10.0.0.0/16"));
        var anywhere = new Peer.Block(Cidr.ANYWHERE);
        add(
                rule(management, IN, new Traffic.Tcp(PortRange.of(22)), privateSubnets),
                rule(management, IN, new Traffic.IpProtocol(112), new Peer.Group(management)),
                rule(management, IN, new Traffic.Udp(PortRange.of(3780)), new Peer.Group(management)),
                rule(management, IN, new Traffic.Icmp(8, -1), new Peer.Group(data)),
                rule(management, OUT, Traffic.ALL, anywhere),
                rule(data, IN, Traffic.ALL, privateSubnets),
                rule(data, IN, new Traffic.Icmp(3, 4), anywhere),
                rule(
                        data,
                        IN,
                        new Traffic.Tcp(new PortRange(51_532, 51_533)),
                        new Peer.Block(Cidr.parse("192.0.2.0/24"))),
                rule(data, OUT, Traffic.ALL, anywhere));
    }

    private ResourceKey addGroup(String slot, String description) {
        var key = key(ResourceKind.SECURITY_GROUP, slot);
        add(new SecurityGroup(key, "office " + slot, key(ResourceKind.VPC, "vpc"), "office-" + slot, description));
        return key;
    }

    /// A rule with the key that its content gives it.
    public static SecurityGroupRule rule(
            ResourceKey group, SecurityGroupRule.Direction direction, Traffic traffic, Peer peer) {
        return SecurityGroupRule.of(group, direction, traffic, peer);
    }

    private void addRole() {
        var role = key(ResourceKind.ROLE, "nat");
        add(
                new Role(role, "office nat", roleName("nat"), "ec2.amazonaws.com"),
                RolePolicy.of(role, "takeover", policy("ec2:ReplaceRoute")),
                new InstanceProfile(key(ResourceKind.INSTANCE_PROFILE, "nat"), roleName("nat"), role));
    }

    /// A name for a role that no other network has.
    public String roleName(String slot) {
        return "gatehouse-contract-" + network.text() + "-" + slot;
    }

    /// A policy of two statements, one with a condition.
    public static PolicyDocument policy(String action) {
        var own = new TreeMap<String, java.util.SortedSet<String>>();
        own.put("aws:ResourceTag/gatehouse:network", new TreeSet<>(Set.of("n1")));
        return new PolicyDocument(
                List.of(
                        Statement.allow(
                                "Look",
                                new TreeSet<>(Set.of("ec2:DescribeAddresses", "ec2:DescribeRouteTables")),
                                new TreeSet<>(Set.of("*")),
                                Map.of()),
                        Statement.allow(
                                "Move",
                                new TreeSet<>(Set.of(action)),
                                new TreeSet<>(Set.of("arn:aws:ec2:*:*:route-table/*")),
                                Map.of("StringEquals", own))));
    }

    private void addZone(String letter, String zone, int firstSubnet, String imageId) {
        var vpc = key(ResourceKind.VPC, "vpc");
        for (String tier : List.of("public", "private")) {
            var cidr = Cidr.parse("10.0.%d.0/24".formatted(firstSubnet + (tier.equals("public") ? 0 : 1)));
            String slot = tier + "-" + letter;
            add(new Subnet(key(ResourceKind.SUBNET, slot), slot, vpc, cidr, zone));
        }
        String nat = "nat-" + letter;
        var management = addInterface(nat + "/management", letter, "10.0.%d.4".formatted(firstSubnet), Set.of());
        var data =
                addInterface(
                        nat + "/data",
                        letter,
                        "10.0.%d.5".formatted(firstSubnet),
                        Set.of(new Ipv4("10.0.%d.6".formatted(firstSubnet))));
        add(
                new Instance(
                        key(ResourceKind.INSTANCE, nat),
                        "office " + nat,
                        List.of(management, data),
                        key(ResourceKind.INSTANCE_PROFILE, "nat"),
                        "t4g.nano",
                        imageId,
                        UserData.of("#!/bin/sh\necho " + nat + "\n"),
                        true));
    }

    private ResourceKey addInterface(String slot, String letter, String primary, Set<Ipv4> secondary) {
        var key = key(ResourceKind.NETWORK_INTERFACE, slot);
        boolean forwards = slot.endsWith("data");
        var group = key(ResourceKind.SECURITY_GROUP, forwards ? "nat-data" : "nat-management");
        var subnet = key(ResourceKind.SUBNET, "public-" + letter);
        add(
                new NetworkInterface(
                        key, "office " + slot, subnet, new Ipv4(primary), secondary, Set.of(group), !forwards));
        var elasticIp = key(ResourceKind.ELASTIC_IP, slot.replace("data", "identity"));
        String peerTwin = letter.equals("a") ? "10.0.2.6" : "10.0.0.6";
        var peer = key(ResourceKind.NETWORK_INTERFACE, letter.equals("a") ? "nat-b/data" : "nat-a/data");
        add(
                new ElasticIp(elasticIp, "office " + slot, null),
                ElasticIpAssociation.of(
                        elasticIp,
                        new AddressTarget(key, new Ipv4(primary)),
                        forwards ? Set.of(new AddressTarget(peer, new Ipv4(peerTwin))) : Set.of(),
                        key(ResourceKind.INTERNET_GATEWAY, "internet")));
        return key;
    }

    private void addRoutes() {
        var publicTable = key(ResourceKind.ROUTE_TABLE, "public");
        add(Route.of(publicTable, Cidr.ANYWHERE, key(ResourceKind.INTERNET_GATEWAY, "internet"), Set.of()));
        for (String letter : List.of("a", "b")) {
            var table = key(ResourceKind.ROUTE_TABLE, "private-" + letter);
            var home = key(ResourceKind.NETWORK_INTERFACE, "nat-" + letter + "/data");
            Set<Ref> peer =
                    Set.of(key(ResourceKind.NETWORK_INTERFACE, letter.equals("a") ? "nat-b/data" : "nat-a/data"));
            add(
                    Route.of(table, Cidr.ANYWHERE, home, peer),
                    RouteTableAssociation.of(key(ResourceKind.SUBNET, "private-" + letter), table),
                    RouteTableAssociation.of(key(ResourceKind.SUBNET, "public-" + letter), publicTable));
        }
    }

    /// The wanted resources as they look once they are there: what is acceptable besides the wish, and texts that a
    /// cloud does not give back, are not seen.
    public List<Resource> asSeen() {
        var seen = new ArrayList<Resource>();
        for (Resource one : resources.values()) {
            seen.add(
                    switch (one) {
                        case Route route ->
                                new Route(
                                        route.key(),
                                        route.routeTable(),
                                        route.destination(),
                                        route.target(),
                                        Set.of(),
                                        false);
                        case ElasticIpAssociation it ->
                                new ElasticIpAssociation(
                                        it.key(), it.elasticIp(), it.target(), Set.of(), it.internetGateway());
                        default -> one;
                    });
        }
        return seen;
    }
}
