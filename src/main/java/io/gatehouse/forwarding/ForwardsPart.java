package io.gatehouse.forwarding;

import io.gatehouse.network.Finding;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.network.RevisionPart;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.SecurityGroupRule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The port forwards in the revisions of a network.
@Component
class ForwardsPart implements RevisionPart {

    static final String NAME = "forwards";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> conflicts(Network network, NetworkLayout layout, String content) {
        List<Forward> open = BookJson.read(content).open();
        return TargetRules.conflicts(network.id(), layout, open);
    }

    @Override
    public List<Difference> differences(String before, String after) {
        Map<String, String> old = lines(BookJson.read(before));
        Map<String, String> now = lines(BookJson.read(after));
        var keys = new LinkedHashSet<>(old.keySet());
        keys.addAll(now.keySet());
        return keys.stream()
                .filter(key -> !old.getOrDefault(key, "").equals(now.getOrDefault(key, "")))
                .map(key ->
                        new Difference(
                                key, old.getOrDefault(key, ""), now.getOrDefault(key, ""), Difference.Effect.UPDATE))
                .toList();
    }

    @Override
    public Set<ResourceKey> touches(Network network, String before, String after) {
        Set<ResourceKey> touched = keys(network, before);
        Set<ResourceKey> now = keys(network, after);
        Set<ResourceKey> both = new HashSet<>(touched);
        both.retainAll(now);
        touched.addAll(now);
        touched.removeAll(both);
        return touched;
    }

    private static Set<ResourceKey> keys(Network network, String content) {
        return ForwardingDesiredState.rules(network, BookJson.read(content)).stream()
                .map(SecurityGroupRule::key)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<String, String> lines(ForwardBook book) {
        var lines = new LinkedHashMap<String, String>();
        book.forwards().forEach(forward -> lines.put("Forward %s".formatted(forward.id()), line(forward)));
        book.lists()
                .forEach(list ->
                        lines.put(
                                "Source list %s".formatted(list.name()),
                                list.blocks().stream().map(Object::toString).collect(Collectors.joining(", "))));
        return lines;
    }

    private static String line(Forward forward) {
        String on = forward.publishedOn().map(" on the address of %s"::formatted).orElse("");
        String until = Optional.ofNullable(forward.expiresAt()).map(", until %s"::formatted).orElse("");
        String about = forward.comment().isEmpty() ? "" : ", “%s”".formatted(forward.comment());
        return "%s, %s%s from %s, %s%s, of %s%s"
                .formatted(
                        forward.name(),
                        forward.words(),
                        on,
                        forward.sources().stream().map(Source::toString).collect(Collectors.joining(" ")),
                        forward.enabled() ? "open" : "closed",
                        until,
                        forward.owner(),
                        about);
    }
}
