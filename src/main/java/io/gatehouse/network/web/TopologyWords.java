package io.gatehouse.network.web;

import io.gatehouse.network.web.TopologyView.Subnet;
import io.gatehouse.network.web.TopologyView.Zone;
import java.util.List;
import java.util.stream.Collectors;

/// A drawing of a network in sentences.
final class TopologyWords {

    private TopologyWords() {}

    static String of(TopologyView view) {
        return view.zones().stream()
                .map(zone -> sentence(zone, view))
                .collect(Collectors.joining(" ", "An internet gateway. ", ""));
    }

    private static String sentence(Zone zone, TopologyView view) {
        String publicPart = list("public subnet", zone.publicSubnets());
        String member = zone.member().map(one -> " with NAT instance " + one.slot()).orElse("");
        String way =
                view.carrier(zone).map(slot -> ", routed through " + slot).orElse(", without a way to the internet");
        return "%s: %s%s; %s%s."
                .formatted(zone.name(), publicPart, member, list("private subnet", zone.privateSubnets()), way);
    }

    private static String list(String what, List<Subnet> subnets) {
        return switch (subnets.size()) {
            case 0 -> "no " + what;
            case 1 -> what + " " + words(subnets.getFirst());
            default -> subnets.stream().map(TopologyWords::words).collect(Collectors.joining(", ", what + "s ", ""));
        };
    }

    private static String words(Subnet subnet) {
        String name = subnet.name().isEmpty() ? "without a name" : subnet.name();
        return subnet.faulty() ? name + " (needs another look)" : name;
    }
}
