package io.gatehouse.network;

import io.gatehouse.topology.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where the wizard puts subnets: one public and one private in each zone, all of the same size, in order from the
/// VPC's first address.
final class DefaultSubnets {

    private static final int USUAL_PREFIX = 24;
    private static final int SMALLEST_PREFIX = 28;
    private static final int PER_ZONE = 2;

    private DefaultSubnets() {}

    /// The subnets in a block: /24, or a quarter of the block when that is smaller; empty when AWS makes no subnets
    /// that small.
    static Optional<List<SubnetDraft>> in(Cidr vpc, int zones) {
        int count = zones * PER_ZONE;
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(count - 1);
        int prefix = Math.max(USUAL_PREFIX, vpc.prefixLength() + bits);
        if (count == 0 || prefix > SMALLEST_PREFIX) {
            return Optional.empty();
        }
        List<Cidr> blocks = vpc.blocks(prefix).limit(count).toList();
        var subnets = new ArrayList<SubnetDraft>();
        for (int zone = 0; zone < zones; zone++) {
            String letter = String.valueOf((char) ('a' + zone));
            subnets.add(subnet("public-" + letter, letter, blocks.get(zone * PER_ZONE), Tier.PUBLIC));
            subnets.add(subnet("private-" + letter, letter, blocks.get(zone * PER_ZONE + 1), Tier.PRIVATE));
        }
        return Optional.of(List.copyOf(subnets));
    }

    /// These subnets with the blocks that they have by default after the VPC's block has changed; empty when they do
    /// not have the default blocks now, or would have none then.
    static Optional<List<SubnetDraft>> moved(List<SubnetDraft> subnets, Cidr before, Cidr after) {
        int zones = subnets.size() / PER_ZONE;
        Optional<List<String>> old = in(before, zones).map(DefaultSubnets::blocks);
        return old.filter(blocks(subnets)::equals).flatMap(_ -> in(after, zones)).map(moved -> reblock(subnets, moved));
    }

    private static List<SubnetDraft> reblock(List<SubnetDraft> subnets, List<SubnetDraft> blocks) {
        var moved = new ArrayList<SubnetDraft>();
        for (int i = 0; i < subnets.size(); i++) {
            moved.add(subnets.get(i).withCidr(blocks.get(i).cidr()));
        }
        return List.copyOf(moved);
    }

    private static List<String> blocks(List<SubnetDraft> subnets) {
        return subnets.stream().map(subnet -> subnet.cidr() == null ? "" : subnet.cidr().strip()).toList();
    }

    private static SubnetDraft subnet(String name, String letter, Cidr block, Tier tier) {
        return new SubnetDraft(null, name, letter, block.toString(), tier.name());
    }
}
