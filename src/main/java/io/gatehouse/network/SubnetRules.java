package io.gatehouse.network;

import io.gatehouse.topology.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules for a network's subnets, one by one and among each other.
final class SubnetRules {

    private static final int LONGEST_NAME = 40;
    private static final int USUAL_PREFIX = 24;

    /// A security group takes 60 rules, and each private subnet needs one in it.
    private static final int MOST_OF_TIER_AND_ZONE = 16;

    private static final int MOST = 4 * MOST_OF_TIER_AND_ZONE;

    private final Findings findings;
    private final FieldReader reader;
    private final Optional<Cidr> vpc;
    private final ZoneRules zoneRules;
    private final Optional<List<String>> zones;
    private final List<Cidr> offered = new ArrayList<>();
    private final Map<String, Read> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /// A subnet as far as it could be read.
    private record Read(
            int index,
            SubnetDraft draft,
            Optional<String> name,
            Optional<Cidr> block,
            Optional<String> zone,
            Optional<Tier> tier) {

        String field(String part) {
            return "subnets[%d].%s".formatted(index, part);
        }

        String shownName() {
            return name.orElse("subnet " + (index + 1));
        }
    }

    /// @param zones the network's zones; empty when there is an error in them
    SubnetRules(Findings findings, Optional<Cidr> vpc, ZoneRules zoneRules, Optional<List<String>> zones) {
        this.findings = findings;
        this.reader = new FieldReader(findings);
        this.vpc = vpc;
        this.zoneRules = zoneRules;
        this.zones = zones;
    }

    /// @param slots gives every subnet its slot
    Optional<List<SubnetLayout>> check(List<SubnetDraft> drafts, Optional<NatMode> mode, SubnetSlots slots) {
        int before = findings.errors().size();
        if (drafts.size() > MOST) {
            findings.error("subnets", "A network has at most %d subnets.".formatted(MOST));
            return Optional.empty();
        }
        var subnets = new ArrayList<Read>();
        for (int i = 0; i < drafts.size(); i++) {
            subnets.add(read(i, drafts.get(i)));
        }
        subnets.forEach(subnet -> place(subnet, subnets));
        if (zones.isPresent() && findings.errors().size() == before) {
            new SubnetMix(findings, zones.get())
                    .check(subnets.stream().map(subnet -> layout(subnet, "")).toList(), mode);
        }
        return zones.isPresent() && findings.errors().size() == before
                ? Optional.of(subnets.stream().map(subnet -> layout(subnet, slots.of(subnet.draft()))).toList())
                : Optional.empty();
    }

    private static SubnetLayout layout(Read subnet, String slot) {
        return new SubnetLayout(
                slot,
                subnet.name().orElseThrow(),
                subnet.zone().orElseThrow(),
                subnet.block().orElseThrow(),
                subnet.tier().orElseThrow());
    }

    private Read read(int index, SubnetDraft draft) {
        String field = "subnets[%d].".formatted(index);
        Optional<String> name = reader.name(field + "name", draft.name(), "the subnet", LONGEST_NAME, "private-a");
        String example = vpc.flatMap(SubnetRules::firstUsual).map(Cidr::toString).orElse("10.0.1.0/24");
        var subnet =
                new Read(
                        index,
                        draft,
                        name,
                        reader.sizedBlock(field + "cidr", draft.cidr(), "a subnet", example),
                        zones.flatMap(all -> zone(field + "zone", draft.zone(), all)),
                        reader.choice(field + "tier", draft.tier(), Tier.class, "the tier"));
        name.ifPresent(text -> unique(text, subnet));
        return subnet;
    }

    private void unique(String name, Read subnet) {
        Read other = byName.putIfAbsent(name, subnet);
        if (other != null) {
            findings.error(
                    subnet.field("name"),
                    "Another subnet is called %s. Names are unique in a network, for example %s-2."
                            .formatted(FieldReader.echo(other.shownName()), name));
        }
    }

    private Optional<String> zone(String field, @Nullable String typed, List<String> all) {
        String zone = FieldReader.typed(typed);
        int letter = "ab".indexOf(zone);
        if (zone.length() == 1 && letter >= 0 && letter < all.size()) {
            return Optional.of(all.get(letter));
        }
        if (all.contains(zone)) {
            return Optional.of(zone);
        }
        findings.error(
                field,
                zoneRules.isOffered(zone) || zone.equals("b")
                        ? "This network is in %s. Choose one of them, or change the network’s zones."
                                .formatted(FieldReader.and(all))
                        : zoneRules.unknown(typed));
        return Optional.empty();
    }

    private static Optional<Cidr> firstUsual(Cidr vpc) {
        return vpc.nextFree(Math.max(USUAL_PREFIX, vpc.prefixLength()), List.of());
    }

    private void place(Read subnet, List<Read> all) {
        Cidr block = subnet.block().orElse(null);
        if (block == null) {
            return;
        }
        if (vpc.filter(outer -> !outer.contains(block)).isPresent()) {
            findings.error(
                    subnet.field("cidr"),
                    "%s is not inside the VPC’s block %s.".formatted(block, vpc.orElseThrow()),
                    free(subnet, all));
            return;
        }
        all.stream()
                .limit(subnet.index())
                .filter(other -> other.block().filter(block::overlaps).isPresent())
                .findFirst()
                .ifPresent(other ->
                        findings.error(
                                subnet.field("cidr"),
                                "Overlaps %s (%s).".formatted(other.shownName(), other.block().orElseThrow()),
                                free(subnet, all)));
    }

    /// The first block of the subnet's size that no other subnet uses, and that was not offered to another one.
    private Optional<String> free(Read subnet, List<Read> all) {
        Stream<Cidr> others = all.stream().filter(other -> other != subnet).flatMap(other -> other.block().stream());
        List<Cidr> taken = Stream.concat(others, offered.stream()).toList();
        int prefix = subnet.block().orElseThrow().prefixLength();
        Optional<Cidr> free = vpc.flatMap(outer -> outer.nextFree(prefix, taken));
        free.ifPresent(offered::add);
        return free.map(Cidr::toString);
    }

    /// How many subnets of one tier a zone can have.
    static int mostOfTierAndZone() {
        return MOST_OF_TIER_AND_ZONE;
    }
}
