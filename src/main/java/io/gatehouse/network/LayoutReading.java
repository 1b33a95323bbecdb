package io.gatehouse.network;

import io.gatehouse.network.NatLayout.AddressChoice;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.ElasticIp;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.NetworkInterface;
import io.gatehouse.topology.Peer;
import io.gatehouse.topology.PortRange;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.RouteTableAssociation;
import io.gatehouse.topology.SecurityGroupRule;
import io.gatehouse.topology.SecurityGroupRule.Direction;
import io.gatehouse.topology.Subnet;
import io.gatehouse.topology.Traffic;
import io.gatehouse.topology.Vpc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads a layout back from the resources that were made of one: the reverse of [NetworkResources]. A pure function.
///
/// Not every change of a resource can be read as a change of the layout. Whoever needs to know makes resources of what
/// was read and compares.
public final class LayoutReading {

    private static final List<String> LETTERS = List.of("a", "b");
    private static final Traffic SSH = new Traffic.Tcp(PortRange.of(22));

    private final NetworkKeys keys;
    private final Map<ResourceKey, Resource> world;
    private final Optional<NetworkLayout> known;

    private LayoutReading(NetworkId network, Collection<? extends Resource> resources, Optional<NetworkLayout> known) {
        this.keys = new NetworkKeys(network);
        this.world =
                resources.stream()
                        .collect(
                                Collectors.toMap(
                                        Resource::key, Function.identity(), (one, other) -> one, TreeMap::new));
        this.known = known;
    }

    /// The layout that these resources were made of; empty when there is no VPC among them. What AWS does not know is
    /// taken from a layout that is known, or is as in the wizard: the mode is REVIEW.
    ///
    /// @param resources of one network, as wanted or as seen
    /// @param known the layout that they were made of at first, or before something changed
    public static Optional<NetworkLayout> of(
            NetworkId network, Collection<? extends Resource> resources, Optional<NetworkLayout> known) {
        var reading = new LayoutReading(network, resources, known);
        return reading.find(reading.keys.vpc(), Vpc.class).map(reading::layout);
    }

    private NetworkLayout layout(Vpc vpc) {
        List<Subnet> subnets = all(Subnet.class).toList();
        List<String> zones = zones(subnets);
        List<SubnetLayout> layouts = subnets(subnets, zones);
        NatMode mode = mode();
        return new NetworkLayout(
                vpc.name(), vpc.cidr(), zones, layouts, nat(mode), egress(mode), sshSources(mode, layouts), approval());
    }

    private ApprovalMode approval() {
        return known.map(NetworkLayout::mode).orElse(ApprovalMode.REVIEW);
    }

    private <R extends Resource> Optional<R> find(Ref ref, Class<R> type) {
        return ref instanceof ResourceKey key
                ? Optional.ofNullable(world.get(key)).filter(type::isInstance).map(type::cast)
                : Optional.empty();
    }

    private <R extends Resource> Stream<R> all(Class<R> type) {
        return world.values().stream().filter(type::isInstance).map(type::cast);
    }

    /// First zone “a”, then zone “b”: as the private route tables and the NAT instances say, which have the letters in
    /// their names.
    private List<String> zones(List<Subnet> subnets) {
        var zones = new LinkedHashSet<>(known.map(NetworkLayout::zones).orElse(List.of()));
        List<Optional<String>> lettered = LETTERS.stream().map(letter -> zone(subnets, letter)).toList();
        var others = new TreeSet<>(subnets.stream().map(Subnet::zone).toList());
        lettered.forEach(zone -> zone.ifPresent(others::remove));
        lettered.forEach(zone -> zone.or(() -> Optional.ofNullable(others.pollFirst())).ifPresent(zones::add));
        return zones.stream().limit(LETTERS.size()).toList();
    }

    private Optional<String> zone(List<Subnet> subnets, String letter) {
        return Stream.concat(zonesOfTable(subnets, letter), zonesOfMember(letter)).findFirst();
    }

    private Stream<String> zonesOfTable(List<Subnet> subnets, String letter) {
        return subnets.stream()
                .filter(subnet -> table(subnet).filter(keys.privateRouteTable(letter)::equals).isPresent())
                .map(Subnet::zone);
    }

    private Stream<String> zonesOfMember(String letter) {
        return home(letter).map(Subnet::zone).stream();
    }

    /// The subnet in which a NAT instance is.
    private Optional<Subnet> home(String letter) {
        return find(keys.networkInterface("nat-" + letter + "/data"), NetworkInterface.class)
                .flatMap(one -> find(one.subnet(), Subnet.class));
    }

    private Optional<Ref> table(Subnet subnet) {
        var key = new ResourceKey(keys.network(), ResourceKind.ROUTE_TABLE_ASSOCIATION, subnet.key().slot());
        return find(key, RouteTableAssociation.class).map(RouteTableAssociation::routeTable);
    }

    private List<SubnetLayout> subnets(List<Subnet> subnets, List<String> zones) {
        List<String> order = known.map(LayoutReading::slots).orElse(List.of());
        return subnets.stream()
                .map(this::subnet)
                .sorted(
                        Comparator.comparingInt((SubnetLayout subnet) -> rank(order, subnet.slot()))
                                .thenComparing(subnet -> zones.indexOf(subnet.zone()))
                                .thenComparing(SubnetLayout::tier)
                                // The first public subnet of a zone is that of its NAT instance.
                                .thenComparing(subnet -> !isHome(subnet))
                                .thenComparing(SubnetLayout::cidr))
                .toList();
    }

    private static List<String> slots(NetworkLayout layout) {
        return layout.subnets().stream().map(SubnetLayout::slot).toList();
    }

    private static int rank(List<String> order, String slot) {
        int index = order.indexOf(slot);
        return index < 0 ? order.size() : index;
    }

    private SubnetLayout subnet(Subnet subnet) {
        return new SubnetLayout(subnet.key().slot(), subnet.name(), subnet.zone(), subnet.cidr(), tier(subnet));
    }

    private Tier tier(Subnet subnet) {
        Optional<Ref> table = table(subnet);
        if (table.isPresent()) {
            return table.get().equals(keys.publicRouteTable()) ? Tier.PUBLIC : Tier.PRIVATE;
        }
        return known.stream()
                .flatMap(layout -> layout.subnets().stream())
                .filter(one -> one.slot().equals(subnet.key().slot()))
                .map(SubnetLayout::tier)
                .findFirst()
                .orElse(hosts(subnet.key()) ? Tier.PUBLIC : Tier.PRIVATE);
    }

    private boolean isHome(SubnetLayout subnet) {
        return hosts(keys.subnet(subnet));
    }

    private boolean hosts(ResourceKey subnet) {
        return LETTERS.stream().flatMap(letter -> home(letter).stream()).anyMatch(home -> home.key().equals(subnet));
    }

    private NatMode mode() {
        if (world.containsKey(keys.networkInterface("nat-a/management"))) {
            return NatMode.PAIR;
        }
        return world.containsKey(keys.networkInterface("nat-a/data")) ? NatMode.SINGLE : NatMode.NONE;
    }

    private NatLayout nat(NatMode mode) {
        if (mode == NatMode.NONE) {
            return new NatLayout(mode, "", "", List.of());
        }
        List<AddressChoice> addresses =
                mode.elasticIps().stream()
                        .flatMap(slot -> find(keys.elasticIp(slot), ElasticIp.class).stream())
                        .flatMap(ip -> ip.adopts().map(id -> new AddressChoice(ip.key().slot(), id)).stream())
                        .toList();
        return new NatLayout(
                mode,
                ofInstances(Instance::instanceType, known.map(layout -> layout.nat().instanceType())),
                ofInstances(Instance::imageId, known.map(layout -> layout.nat().imageId())),
                addresses);
    }

    /// What the instances have in common; where they differ, what is not known yet.
    private String ofInstances(Function<Instance, String> component, Optional<String> before) {
        List<String> values = all(Instance.class).map(component).distinct().toList();
        return values.stream()
                .filter(value -> before.filter(value::equals).isEmpty())
                .findFirst()
                .or(() -> before)
                .orElse("");
    }

    private Egress egress(NatMode mode) {
        if (mode == NatMode.NONE) {
            return known.map(NetworkLayout::egress).orElse(Egress.ALL);
        }
        var everything =
                SecurityGroupRule.of(keys.dataGroup(), Direction.OUT, Traffic.ALL, new Peer.Block(Cidr.ANYWHERE));
        return world.containsKey(everything.key()) ? Egress.ALL : Egress.WEB;
    }

    private List<Cidr> sshSources(NatMode mode, List<SubnetLayout> subnets) {
        if (mode == NatMode.NONE) {
            return known.map(NetworkLayout::sshSources).orElse(List.of());
        }
        ResourceKey group = mode == NatMode.PAIR ? keys.managementGroup() : keys.dataGroup();
        Set<Cidr> seen =
                all(SecurityGroupRule.class)
                        .filter(rule -> rule.group().equals(group))
                        .filter(rule -> rule.direction() == Direction.IN && rule.traffic().equals(SSH))
                        .flatMap(LayoutReading::block)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Cidr> privateBlocks =
                subnets.stream()
                        .filter(subnet -> subnet.tier() == Tier.PRIVATE)
                        .map(SubnetLayout::cidr)
                        .collect(Collectors.toSet());
        return followsPrivateSubnets(seen, privateBlocks) ? List.of() : inKnownOrder(seen);
    }

    private boolean followsPrivateSubnets(Set<Cidr> sources, Set<Cidr> privateBlocks) {
        return known.map(layout ->
                        layout.sshSources().isEmpty()
                                && (sources.equals(privateBlocks)
                                        || sources.equals(Set.copyOf(layout.privateBlocks()))))
                .orElse(sources.equals(privateBlocks));
    }

    private List<Cidr> inKnownOrder(Set<Cidr> seen) {
        var ordered = new ArrayList<>(known.map(NetworkLayout::effectiveSshSources).orElse(List.of()));
        ordered.retainAll(seen);
        var rest = new HashSet<>(seen);
        ordered.forEach(rest::remove);
        rest.stream().sorted().forEach(ordered::add);
        return List.copyOf(ordered);
    }

    private static Stream<Cidr> block(SecurityGroupRule rule) {
        return rule.peer() instanceof Peer.Block(Cidr cidr) ? Stream.of(cidr) : Stream.empty();
    }
}
