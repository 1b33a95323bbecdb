package io.gatehouse.network;

import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import java.util.List;
import java.util.Optional;

/// The NAT instances that follow from a layout. A pure function.
///
/// Private addresses are chosen here, so that they are known before anything exists: in the first public subnet of the
/// member's zone, address 4 is for management, 5 is the identity and 6 its twin. AWS keeps 0 to 3 and the last address
/// of every subnet for itself, so the three fit in the smallest subnet there is, a /28.
///
/// @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html">reserved addresses</a>
public final class NatMembers {

    private static final int MANAGEMENT = 4;
    private static final int IDENTITY = 5;
    private static final int TWIN = 6;

    private final NetworkKeys keys;
    private final NetworkLayout layout;

    private NatMembers(NetworkId network, NetworkLayout layout) {
        this.keys = new NetworkKeys(network);
        this.layout = layout;
    }

    /// The members, the first zone's first: two, one or none.
    public static List<NatMember> of(NetworkId network, NetworkLayout layout) {
        var members = new NatMembers(network, layout);
        return switch (layout.nat().mode()) {
            case PAIR -> layout.zones().stream().map(members::ofPair).toList();
            case SINGLE -> List.of(members.single(layout.zones().getFirst()));
            case NONE -> List.of();
        };
    }

    /// The other member of a pair; empty for a single NAT instance.
    public static Optional<NatMember> peerOf(NatMember member, List<NatMember> members) {
        return members.stream().filter(other -> !other.slot().equals(member.slot())).findFirst();
    }

    private NatMember ofPair(String zone) {
        String letter = layout.letter(zone);
        String slot = "nat-" + letter;
        SubnetLayout subnet = publicSubnet(zone);
        return new NatMember(
                slot,
                letter,
                zone,
                subnet,
                subnet.cidr().address(MANAGEMENT),
                subnet.cidr().address(IDENTITY),
                Optional.of(subnet.cidr().address(TWIN)),
                layout.subnets(Tier.PRIVATE, zone).stream().map(SubnetLayout::cidr).toList(),
                keys.networkInterface(slot + "/management"),
                keys.networkInterface(slot + "/data"),
                keys.elasticIp(slot + "/management"),
                keys.elasticIp(slot + "/identity"),
                List.of(keys.privateRouteTable(letter)),
                keys.natInstance(slot));
    }

    private NatMember single(String zone) {
        String letter = layout.letter(zone);
        String slot = "nat-" + letter;
        SubnetLayout subnet = publicSubnet(zone);
        ResourceKey only = keys.networkInterface(slot + "/data");
        return new NatMember(
                slot,
                letter,
                zone,
                subnet,
                subnet.cidr().address(IDENTITY),
                subnet.cidr().address(IDENTITY),
                Optional.empty(),
                layout.privateBlocks(),
                only,
                only,
                keys.elasticIp(slot + "/identity"),
                keys.elasticIp(slot + "/identity"),
                layout.zones().stream().map(layout::letter).map(keys::privateRouteTable).toList(),
                keys.natInstance(slot));
    }

    private SubnetLayout publicSubnet(String zone) {
        return layout.subnets(Tier.PUBLIC, zone).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no public subnet in " + zone));
    }
}
