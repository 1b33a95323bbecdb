package io.gatehouse.planning;

import io.gatehouse.cloud.SampleNetwork;
import io.gatehouse.topology.AddressTarget;
import io.gatehouse.topology.AwsId;
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
import io.gatehouse.topology.PortRange;
import io.gatehouse.topology.Ref;
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
import io.gatehouse.topology.SecurityGroupRule.Direction;
import io.gatehouse.topology.Subnet;
import io.gatehouse.topology.Traffic;
import io.gatehouse.topology.UserData;
import io.gatehouse.topology.Vpc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A network that AWS would allow, of any shape: up to two VPCs with anything in them. Made of genes, so that it can
/// change a little.
final class RandomNetwork {

    private static final List<String> SLOTS = List.of("a", "b", "c");

    private final NetworkId network;
    private final Genes genes;
    private final List<String> zones;
    private final List<String> images;
    private final List<AwsId> spareAddresses;
    private final Map<ResourceKey, Resource> all = new HashMap<>();

    /// Interfaces that a running instance has, so that a route through them is no black hole.
    private final Set<ResourceKey> passable = new HashSet<>();

    private RandomNetwork(
            NetworkId network, Genes genes, List<String> zones, List<String> images, List<AwsId> spareAddresses) {
        this.network = network;
        this.genes = genes;
        this.zones = zones;
        this.images = images;
        this.spareAddresses = spareAddresses;
    }

    /// All that is wanted of such a network.
    ///
    /// @param spareAddresses Elastic IPs that it may take into use
    static List<Resource> of(
            NetworkId network, Genes genes, List<String> zones, List<String> images, List<AwsId> spareAddresses) {
        var made = new RandomNetwork(network, genes, zones, images, spareAddresses);
        made.addIdentities();
        SLOTS.stream().limit(1 + genes.number("vpcs", 2)).forEach(made::addVpc);
        made.addInstances();
        made.addAddresses();
        made.addRouting();
        return List.copyOf(made.all.values());
    }

    private ResourceKey key(ResourceKind kind, String slot) {
        return new ResourceKey(network, kind, slot);
    }

    private void add(Resource one) {
        all.put(one.key(), one);
    }

    private String name(ResourceKey key) {
        return key.slot() + " " + genes.number(key + "/name", 3);
    }

    private <R extends Resource> List<R> all(Class<R> type) {
        return all.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .sorted(java.util.Comparator.comparing(Resource::key))
                .toList();
    }

    private void addIdentities() {
        for (String slot : SLOTS) {
            if (genes.chance("role/" + slot, 50)) {
                addRole(key(ResourceKind.ROLE, slot));
            }
        }
        List<Role> roles = all(Role.class);
        for (String slot : SLOTS) {
            if (genes.chance("profile/" + slot, 60) && !roles.isEmpty()) {
                var key = key(ResourceKind.INSTANCE_PROFILE, slot);
                String profileName = network.text() + "-" + slot + genes.number(key + "/profileName", 2);
                add(new InstanceProfile(key, profileName, genes.pick(key + "/role", roles).key()));
            }
        }
    }

    private void addRole(ResourceKey key) {
        String roleName = network.text() + "-" + key.slot() + genes.number(key + "/roleName", 2);
        String service = genes.pick(key + "/service", List.of("ec2.amazonaws.com", "lambda.amazonaws.com"));
        add(new Role(key, name(key), roleName, service));
        for (String policy : List.of("one", "two")) {
            if (genes.chance(key + "/" + policy, 50)) {
                String action = genes.pick(key + "/" + policy + "/action", List.of("ec2:ReplaceRoute", "ec2:Run*"));
                add(RolePolicy.of(key, policy, SampleNetwork.policy(action)));
            }
        }
    }

    private void addVpc(String slot) {
        var vpc = key(ResourceKind.VPC, slot);
        String block = genes.pick(vpc + "/cidr", List.of("10.0.0.0/16", "10.0.0.0/16", "10.0.0.0/17"));
        add(new Vpc(vpc, name(vpc), Cidr.parse(block)));
        if (genes.chance(vpc + "/gateway", 70)) {
            var gateway = key(ResourceKind.INTERNET_GATEWAY, slot);
            add(new InternetGateway(gateway, name(gateway), vpc));
        }
        SLOTS.forEach(one -> addSubnet(vpc, one));
        SLOTS.forEach(one -> addGroup(vpc, one));
        all(SecurityGroup.class).stream().filter(one -> one.vpc().equals(vpc)).forEach(this::addRules);
        for (String one : SLOTS) {
            var table = key(ResourceKind.ROUTE_TABLE, slot + "-" + one);
            if (genes.chance(table.text(), 60)) {
                add(new RouteTable(table, name(table), vpc));
            }
        }
        all(Subnet.class).stream().filter(one -> one.vpc().equals(vpc)).forEach(this::addInterfaces);
    }

    /// Blocks are dealt out so that any two subnets of a VPC may exchange theirs, or grow over another's.
    private void addSubnet(ResourceKey vpc, String slot) {
        var key = key(ResourceKind.SUBNET, vpc.slot() + "-" + slot);
        if (!genes.chance(key.text(), 75)) {
            return;
        }
        int third = genes.number(key + "/block", 4);
        var block = Cidr.parse("10.0.%d.0/%d".formatted(third * 2, genes.chance(key + "/wide", 30) ? 23 : 24));
        boolean taken = all(Subnet.class).stream().anyMatch(one -> one.vpc().equals(vpc) && one.cidr().overlaps(block));
        if (!taken) {
            add(new Subnet(key, name(key), vpc, block, genes.pick(key + "/zone", zones)));
        }
    }

    private void addGroup(ResourceKey vpc, String slot) {
        var key = key(ResourceKind.SECURITY_GROUP, vpc.slot() + "-" + slot);
        if (slot.equals("a") || genes.chance(key.text(), 60)) {
            String description = "description " + genes.number(key + "/description", 2);
            add(new SecurityGroup(key, name(key), vpc, "group-" + slot, description));
        }
    }

    private void addRules(SecurityGroup group) {
        List<SecurityGroup> peers =
                all(SecurityGroup.class).stream().filter(one -> one.vpc().equals(group.vpc())).toList();
        for (int i = 0; i < 4; i++) {
            String name = group.key() + "/rule" + i;
            if (genes.chance(name, 60)) {
                var direction = genes.pick(name + "/direction", List.of(Direction.values()));
                Peer peer =
                        genes.chance(name + "/peer", 40)
                                ? new Peer.Group(genes.pick(name + "/group", peers).key())
                                : new Peer.Block(
                                        genes.pick(name + "/cidr", List.of(Cidr.ANYWHERE, Cidr.parse("192.0.2.0/24"))));
                add(SecurityGroupRule.of(group.key(), direction, traffic(name), peer));
            }
        }
    }

    private Traffic traffic(String name) {
        return genes.pick(
                name + "/traffic",
                List.of(
                        Traffic.ALL,
                        new Traffic.Tcp(PortRange.of(22)),
                        new Traffic.Udp(new PortRange(3780, 3790)),
                        new Traffic.Icmp(8, -1),
                        new Traffic.IpProtocol(112)));
    }

    private void addInterfaces(Subnet subnet) {
        var used = new HashSet<Ipv4>();
        for (String slot : List.of("x", "y")) {
            var key = key(ResourceKind.NETWORK_INTERFACE, subnet.key().slot() + "-" + slot);
            if (!genes.chance(key.text(), 60)) {
                continue;
            }
            Ipv4 primary = subnet.cidr().address(10 + genes.number(key + "/primary", 4));
            Set<Ipv4> secondary =
                    Stream.of("one", "two")
                            .filter(one -> genes.chance(key + "/" + one, 30))
                            .map(one -> subnet.cidr().address(10 + genes.number(key + "/secondary" + one, 8)))
                            .filter(one -> !one.equals(primary))
                            .limit(1)
                            .collect(Collectors.toSet());
            if (used.add(primary) && used.addAll(secondary) == !secondary.isEmpty()) {
                add(
                        new NetworkInterface(
                                key,
                                name(key),
                                subnet.key(),
                                primary,
                                secondary,
                                groupsOf(key, subnet),
                                genes.chance(key + "/check", 50)));
            }
        }
    }

    private Set<Ref> groupsOf(ResourceKey key, Subnet subnet) {
        List<SecurityGroup> groups =
                all(SecurityGroup.class).stream().filter(one -> one.vpc().equals(subnet.vpc())).toList();
        return Stream.of("one", "two")
                .map(one -> genes.pick(key + "/group" + one, groups).key())
                .collect(Collectors.toSet());
    }

    private void addInstances() {
        List<InstanceProfile> profiles = all(InstanceProfile.class);
        for (Subnet subnet : all(Subnet.class)) {
            var key = key(ResourceKind.INSTANCE, subnet.key().slot());
            List<NetworkInterface> here =
                    all(NetworkInterface.class).stream().filter(one -> one.subnet().equals(subnet.key())).toList();
            if (profiles.isEmpty() || here.isEmpty() || !genes.chance(key.text(), 60)) {
                continue;
            }
            List<Ref> nics =
                    here.stream().limit(1 + genes.number(key + "/nics", 2)).map(one -> (Ref) one.key()).toList();
            add(
                    new Instance(
                            key,
                            name(key),
                            nics,
                            genes.pick(key + "/profile", profiles).key(),
                            genes.pick(key + "/type", List.of("t4g.nano", "t4g.micro")),
                            genes.pick(key + "/image", images),
                            UserData.of("boot " + key),
                            true));
            nics.forEach(nic -> passable.add((ResourceKey) nic));
        }
    }

    private void addAddresses() {
        var targets = new ArrayList<AddressTarget>();
        for (NetworkInterface nic : all(NetworkInterface.class)) {
            if (gatewayOf(vpcOf(nic)) != null) {
                targets.add(new AddressTarget(nic.key(), nic.primaryAddress()));
                nic.secondaryAddresses().forEach(one -> targets.add(new AddressTarget(nic.key(), one)));
            }
        }
        var spare = new ArrayList<>(spareAddresses);
        for (String slot : List.of("a", "b", "c", "d")) {
            var key = key(ResourceKind.ELASTIC_IP, slot);
            if (genes.chance(key.text(), 70)) {
                boolean adopts = genes.chance(key + "/adopts", 30) && !spare.isEmpty();
                AwsId adopted = adopts ? spare.remove(genes.number(key + "/which", spare.size())) : null;
                add(new ElasticIp(key, name(key), adopted));
                if (!targets.isEmpty() && genes.chance(key + "/associated", 80)) {
                    associate(key, targets);
                }
            }
        }
    }

    private void associate(ResourceKey address, List<AddressTarget> targets) {
        AddressTarget target = targets.remove(genes.number(address + "/target", targets.size()));
        ResourceKey vpc =
                vpcOf((NetworkInterface) Objects.requireNonNull(all.get((ResourceKey) target.networkInterface())));
        Set<AddressTarget> acceptable =
                targets.isEmpty() || genes.chance(address + "/fixed", 60) ? Set.of() : Set.of(targets.removeLast());
        add(ElasticIpAssociation.of(address, target, acceptable, Objects.requireNonNull(gatewayOf(vpc))));
    }

    private ResourceKey vpcOf(NetworkInterface nic) {
        return (ResourceKey) ((Subnet) Objects.requireNonNull(all.get((ResourceKey) nic.subnet()))).vpc();
    }

    private ResourceKey gatewayOf(ResourceKey vpc) {
        var gateway = key(ResourceKind.INTERNET_GATEWAY, vpc.slot());
        return all.containsKey(gateway) ? gateway : null;
    }

    private void addRouting() {
        for (RouteTable table : all(RouteTable.class)) {
            var vpc = (ResourceKey) table.vpc();
            var targets = new ArrayList<Ref>();
            if (gatewayOf(vpc) != null) {
                targets.add(gatewayOf(vpc));
            }
            all(NetworkInterface.class).stream()
                    .filter(nic -> passable.contains(nic.key()) && vpcOf(nic).equals(vpc))
                    .forEach(nic -> targets.add(nic.key()));
            for (String destination : List.of("0.0.0.0/0", "192.0.2.0/24")) {
                String name = table.key() + ">" + destination;
                if (!targets.isEmpty() && genes.chance(name, 60)) {
                    Set<Ref> acceptable =
                            genes.chance(name + "/fixed", 50) ? Set.of() : Set.of(genes.pick(name + "/other", targets));
                    add(
                            Route.of(
                                    table.key(),
                                    Cidr.parse(destination),
                                    genes.pick(name + "/target", targets),
                                    acceptable));
                }
            }
        }
        for (Subnet subnet : all(Subnet.class)) {
            List<RouteTable> tables =
                    all(RouteTable.class).stream().filter(one -> one.vpc().equals(subnet.vpc())).toList();
            if (!tables.isEmpty() && genes.chance(subnet.key() + "/table", 75)) {
                add(RouteTableAssociation.of(subnet.key(), genes.pick(subnet.key() + "/which", tables).key()));
            }
        }
    }
}
