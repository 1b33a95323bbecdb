package io.gatehouse.forwarding.web;

import io.gatehouse.appliance.ForwardElements;
import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.ForwardBook;
import io.gatehouse.forwarding.ForwardingDesiredState;
import io.gatehouse.forwarding.PublishedForward;
import io.gatehouse.network.Network;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.SecurityGroupRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What a change of forwards does, exactly: which rules of the security group come and go, and which elements of the
/// sets and maps in the NAT instances' ruleset.
///
/// @param rules what happens in the security group
/// @param elements what happens in the ruleset
/// @param keys the keys of the security-group rules that come or go
/// @param disturbs what is disturbed, as a sentence; empty when nothing is
record ForwardChanges(List<Line> rules, List<Line> elements, Set<ResourceKey> keys, String disturbs) {

    /// One thing that comes or goes.
    ///
    /// @param added whether it comes
    record Line(boolean added, String text) {}

    static ForwardChanges between(Network network, ForwardBook before, ForwardBook after) {
        Map<String, ResourceKey> old = rules(network, before);
        Map<String, ResourceKey> now = rules(network, after);
        var keys = new LinkedHashSet<>(old.values());
        keys.addAll(now.values());
        keys.removeIf(key -> old.containsValue(key) && now.containsValue(key));
        return new ForwardChanges(
                lines(old.keySet(), now.keySet()),
                lines(elements(network, before), elements(network, after)),
                Set.copyOf(keys),
                disturbs(before, after));
    }

    /// Whether nothing of what the forwards do changes: only what is said of them.
    public boolean isEmpty() {
        return rules.isEmpty() && elements.isEmpty();
    }

    private static Map<String, ResourceKey> rules(Network network, ForwardBook book) {
        return ForwardingDesiredState.rules(network, book).stream()
                .collect(
                        Collectors.toMap(
                                SecurityGroupRule::label, SecurityGroupRule::key, (one, _) -> one, LinkedHashMap::new));
    }

    private static List<String> elements(Network network, ForwardBook book) {
        return ForwardElements.of(
                network.id(), network.layout(), PublishedForward.of(network.id(), network.layout(), book));
    }

    /// What goes comes first.
    private static List<Line> lines(Collection<String> before, Collection<String> after) {
        var lines = new ArrayList<Line>();
        var old = new LinkedHashSet<>(before);
        var now = new LinkedHashSet<>(after);
        old.stream().filter(line -> !now.contains(line)).forEach(line -> lines.add(new Line(false, line)));
        now.stream().filter(line -> !old.contains(line)).forEach(line -> lines.add(new Line(true, line)));
        return List.copyOf(lines);
    }

    private static String disturbs(ForwardBook before, ForwardBook after) {
        Set<Integer> marks = after.open().stream().map(Forward::mark).collect(Collectors.toSet());
        List<String> ending =
                before.open().stream()
                        .filter(forward -> !marks.contains(forward.mark()))
                        .map(forward -> "“%s”".formatted(forward.name()))
                        .toList();
        return ending.isEmpty() ? "" : "Ends the open connections of %s.".formatted(String.join(", ", ending));
    }
}
