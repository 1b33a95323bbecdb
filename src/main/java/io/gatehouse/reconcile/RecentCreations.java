package io.gatehouse.reconcile;

import io.gatehouse.planning.Action.Verb;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/// What this process has created a moment ago. The journal says so too, by the clock; this says it even when somebody
/// puts the clock forward meanwhile.
final class RecentCreations {

    private final LongSupplier nanoTime;
    private final Map<Creation, Long> at = new ConcurrentHashMap<>();

    private record Creation(NetworkId network, ResourceKey key) {}

    /// @param nanoTime nanoseconds that pass whatever the clock does, as [System#nanoTime()]
    RecentCreations(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Takes note of what was written in the journal.
    void note(NetworkId network, Collection<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            var creation = new Creation(network, entry.action().key());
            if (entry.mayHaveMade()) {
                at.put(creation, nanoTime.getAsLong());
            } else if (entry.action().verb() == Verb.DELETE || entry.action().verb() == Verb.CREATE) {
                at.remove(creation);
            }
        }
    }

    /// What was created within this time, and forgets what was created before.
    Set<ResourceKey> within(NetworkId network, Duration time) {
        long now = nanoTime.getAsLong();
        at.values().removeIf(then -> now - then >= time.toNanos());
        return at.keySet().stream()
                .filter(one -> one.network().equals(network))
                .map(Creation::key)
                .collect(Collectors.toUnmodifiableSet());
    }
}
