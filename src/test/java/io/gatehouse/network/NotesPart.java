package io.gatehouse.network;

import io.gatehouse.topology.Difference;
import io.gatehouse.topology.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A part that holds one line of text, and cannot stand a network called “noteless”.
class NotesPart implements RevisionPart {

    static final String NAME = "notes";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> conflicts(Network network, NetworkLayout layout, String content) {
        return layout.name().equals("noteless")
                ? List.of(new Finding("name", "A network with notes has another name.", Optional.empty()))
                : List.of();
    }

    @Override
    public List<Difference> differences(String before, String after) {
        return List.of(new Difference("Notes", before, after, Difference.Effect.UPDATE));
    }

    @Override
    public Set<ResourceKey> touches(Network network, String before, String after) {
        return before.equals(after) ? Set.of() : Set.of(new NetworkKeys(network.id()).vpc());
    }
}
