package io.gatehouse.network;

import io.gatehouse.topology.Difference;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What all features keep in networks' revisions.
@Component
class RevisionParts {

    private final List<RevisionPart> parts;
    private final RevisionPartRows rows;

    RevisionParts(List<RevisionPart> parts, RevisionPartRows rows) {
        this.parts = parts;
        this.rows = rows;
    }

    /// What a part holds at a revision; empty when it holds nothing.
    @Transactional(readOnly = true)
    String content(NetworkId network, String part, long revision) {
        return rows.findFirstByNetworkIdAndPartAndRevisionLessThanEqualOrderByRevisionDesc(
                        network.number(), part, revision)
                .map(RevisionPartRow::content)
                .orElse("");
    }

    /// What all parts hold at a revision, by their names.
    @Transactional(readOnly = true)
    Map<String, String> contents(NetworkId network, long revision) {
        var contents = new LinkedHashMap<String, String>();
        parts.forEach(part -> contents.put(part.name(), content(network, part.name(), revision)));
        return contents;
    }

    /// Saves what parts hold from a revision on, as far as it is not what they hold anyhow.
    @Transactional
    void save(NetworkId network, long revision, Map<String, String> contents) {
        contents.forEach((part, content) -> {
            if (!content(network, part, revision).equals(content)) {
                rows.save(new RevisionPartRow(network, part, revision, content));
            }
        });
    }

    /// Whether parts hold at a revision just this.
    @Transactional(readOnly = true)
    boolean hold(NetworkId network, long revision, Map<String, String> contents) {
        return contents.entrySet().stream()
                .allMatch(one -> content(network, one.getKey(), revision).equals(one.getValue()));
    }

    @Transactional
    void forget(NetworkId network) {
        rows.deleteByNetworkId(network.number());
    }

    /// What would be wrong if a network had another layout.
    List<Finding> conflicts(Network network, NetworkLayout layout) {
        return parts.stream()
                .flatMap(part -> {
                    String content = content(network.id(), part.name(), network.revision());
                    return content.isEmpty() ? Stream.empty() : part.conflicts(network, layout, content).stream();
                })
                .toList();
    }

    /// What changed between two revisions, in words.
    List<Difference> differences(NetworkId network, long from, long to) {
        return parts.stream()
                .flatMap(part -> {
                    String before = content(network, part.name(), from);
                    String after = content(network, part.name(), to);
                    return before.equals(after) ? Stream.empty() : part.differences(before, after).stream();
                })
                .toList();
    }

    /// The resources that become others, appear or go by what parts hold differently in two revisions.
    Set<ResourceKey> touches(Network network, long from, long to) {
        return parts.stream()
                .flatMap(part ->
                        part
                                .touches(
                                        network,
                                        content(network.id(), part.name(), from),
                                        content(network.id(), part.name(), to))
                                .stream())
                .collect(Collectors.toSet());
    }
}
