package io.gatehouse.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rules for a network's availability zones.
final class ZoneRules {

    private static final int MOST = 2;
    private static final Set<String> LETTERS = Set.of("a", "b");

    private final Findings findings;
    private final String region;
    private final List<String> offered;

    /// @param offered the zones of the region
    ZoneRules(Findings findings, String region, List<String> offered) {
        this.findings = findings;
        this.region = region;
        this.offered = offered;
    }

    /// The zones of a draft that names them.
    Optional<List<String>> named(List<String> typed, Optional<NatMode> mode) {
        var zones = new ArrayList<String>();
        boolean right = typed.size() <= MOST;
        if (!right) {
            findings.error("zones", "A network is in at most two zones, for example %s.".formatted(example()));
        }
        for (int i = 0; i < Math.min(typed.size(), MOST); i++) {
            String zone = FieldReader.typed(typed.get(i));
            if (!isLeftOut(i, zone, mode)) {
                right &= check("zones[" + i + "]", zone, zones);
                zones.add(zone);
            }
        }
        right &= isEnough(zones, mode);
        return right ? Optional.of(List.copyOf(zones)) : Optional.empty();
    }

    /// The zones of a draft that names them only at its subnets: those that the network had before, then those of the
    /// subnets in their order.
    List<String> ofSubnets(List<SubnetDraft> subnets, List<String> before) {
        List<String> used = subnets.stream().map(subnet -> FieldReader.typed(subnet.zone())).toList();
        boolean byLetter = used.stream().anyMatch(LETTERS::contains);
        var zones = new LinkedHashSet<String>();
        Stream.of(
                        before.stream().filter(zone -> byLetter || used.contains(zone)),
                        used.stream().filter(offered::contains),
                        byLetter ? offered.stream() : Stream.<String>empty())
                .flatMap(one -> one)
                .forEach(zones::add);
        return (zones.isEmpty() ? offered : zones).stream().limit(MOST).toList();
    }

    private static boolean isLeftOut(int index, String zone, Optional<NatMode> mode) {
        return index == 1 && zone.isEmpty() && mode.filter(NatMode.PAIR::equals).isEmpty();
    }

    private boolean check(String field, String zone, List<String> others) {
        if (!offered.contains(zone)) {
            findings.error(field, unknown(zone));
            return false;
        }
        if (others.contains(zone)) {
            Optional<String> other = offered.stream().filter(one -> !one.equals(zone)).findFirst();
            findings.error(field, "Both zones are %s. They must be different.".formatted(zone), other);
            return false;
        }
        return true;
    }

    private boolean isEnough(List<String> zones, Optional<NatMode> mode) {
        if (zones.isEmpty()) {
            findings.error("zones[0]", "Choose a zone, for example %s.".formatted(example()));
            return false;
        }
        if (zones.size() < MOST && mode.filter(NatMode.PAIR::equals).isPresent()) {
            findings.error(
                    "zones[1]",
                    "A NAT pair is in two zones. Choose a second one, for example %s."
                            .formatted(offered.stream().filter(zone -> !zones.contains(zone)).findFirst().orElse("b")));
            return false;
        }
        return true;
    }

    /// Says that the region has no such zone, and which ones it has.
    String unknown(@Nullable String zone) {
        String typed = FieldReader.typed(zone);
        return typed.isEmpty()
                ? "Choose a zone of %s: %s.".formatted(region, FieldReader.and(offered))
                : "%s has no zone %s. Its zones are %s."
                        .formatted(region, FieldReader.echo(typed), FieldReader.and(offered));
    }

    boolean isOffered(String zone) {
        return offered.contains(zone);
    }

    private String example() {
        return FieldReader.and(offered.stream().limit(MOST).toList());
    }
}
