package io.gatehouse.network;

import java.util.List;
import java.util.Optional;

/// The rules for which subnets a network needs, given that each of them is right.
final class SubnetMix {

    private static final String FIELD = "subnets";

    private final Findings findings;
    private final List<String> zones;

    SubnetMix(Findings findings, List<String> zones) {
        this.findings = findings;
        this.zones = zones;
    }

    void check(List<SubnetLayout> subnets, Optional<NatMode> mode) {
        if (subnets.stream().noneMatch(subnet -> subnet.tier() == Tier.PRIVATE)) {
            findings.error(FIELD, "A network has at least one private subnet, for example private-a 10.0.1.0/24.");
        }
        for (Tier tier : Tier.values()) {
            zones.forEach(zone -> notTooMany(subnets, tier, zone));
        }
        mode.ifPresent(chosen -> {
            switch (chosen) {
                case PAIR -> pair(subnets);
                case SINGLE -> needsPublic(subnets, zones.getFirst(), "A single NAT instance");
                case NONE -> {
                    // Any subnets will do.
                }
            }
        });
    }

    private void notTooMany(List<SubnetLayout> subnets, Tier tier, String zone) {
        int most = SubnetRules.mostOfTierAndZone();
        if (count(subnets, tier, zone) > most) {
            findings.error(
                    FIELD,
                    "%s has more than %d %s subnets. Take fewer and larger ones."
                            .formatted(zone, most, tier == Tier.PUBLIC ? "public" : "private"));
        }
    }

    private void pair(List<SubnetLayout> subnets) {
        if (zones.size() > 1) {
            zones.forEach(zone -> needsPublic(subnets, zone, "A NAT pair"));
            return;
        }
        List<Integer> atFault =
                java.util.stream.IntStream.range(0, subnets.size())
                        .filter(i -> subnets.get(i).tier() == Tier.PUBLIC)
                        .boxed()
                        .toList();
        findings.error(
                atFault.size() > 1 ? "subnets[%d].zone".formatted(atFault.get(1)) : FIELD,
                "A NAT pair has a public subnet in each of two different zones; all of these are in %s."
                        .formatted(zones.getFirst()));
    }

    private void needsPublic(List<SubnetLayout> subnets, String zone, String who) {
        if (count(subnets, Tier.PUBLIC, zone) == 0) {
            String letter = String.valueOf((char) ('a' + zones.indexOf(zone)));
            findings.error(
                    FIELD,
                    "%s needs a public subnet in %s. Add one, for example public-%s.".formatted(who, zone, letter));
        }
    }

    private static long count(List<SubnetLayout> subnets, Tier tier, String zone) {
        return subnets.stream().filter(subnet -> subnet.tier() == tier && subnet.zone().equals(zone)).count();
    }
}
