package io.gatehouse.appliance;

import io.gatehouse.network.Finding;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkKeys;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.network.RevisionPart;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.ResourceKey;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The wishes for new NAT instances in the revisions of a network.
@Component
class ReplacementsPart implements RevisionPart {

    static final String NAME = "replacements";

    @Override
    public String name() {
        return NAME;
    }

    /// A wish for a NAT instance that a layout does not have is none.
    @Override
    public List<Finding> conflicts(Network network, NetworkLayout layout, String content) {
        return List.of();
    }

    @Override
    public List<Difference> differences(String before, String after) {
        Replacements old = Replacements.read(before);
        Replacements now = Replacements.read(after);
        return slots(old, now).stream()
                .map(slot ->
                        new Difference(
                                "Instance of " + slot,
                                old.generationOf(slot).toString(),
                                now.generationOf(slot).toString(),
                                Difference.Effect.REPLACE))
                .toList();
    }

    @Override
    public Set<ResourceKey> touches(Network network, String before, String after) {
        var keys = new NetworkKeys(network.id());
        return slots(Replacements.read(before), Replacements.read(after)).stream()
                .map(keys::natInstance)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Of which NAT instances something else is wanted.
    private static Set<String> slots(Replacements before, Replacements after) {
        var slots = new TreeSet<>(before.generations().keySet());
        slots.addAll(after.generations().keySet());
        slots.removeIf(slot -> before.generationOf(slot).equals(after.generationOf(slot)));
        return slots;
    }
}
