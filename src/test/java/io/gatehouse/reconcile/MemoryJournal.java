package io.gatehouse.reconcile;

import io.gatehouse.planning.Action.Verb;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A journal that lasts as long as the test, whatever becomes of those who write it.
final class MemoryJournal implements Journal {

    private final Pace pace;
    private final List<Line> lines = new ArrayList<>();

    MemoryJournal(Pace pace) {
        this.pace = pace;
    }

    /// One line.
    record Line(long run, NetworkId network, Instant at, JournalEntry entry) {}

    @Override
    public synchronized void write(long run, NetworkId network, List<JournalEntry> entries) {
        entries.forEach(entry -> lines.add(new Line(run, network, pace.now(), entry)));
    }

    @Override
    public synchronized Set<ResourceKey> recentlyCreated(NetworkId network, Instant since) {
        Map<ResourceKey, JournalEntry> latest = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> line.network().equals(network) && line.at().isAfter(since))
                .forEach(line -> latest.put(line.entry().action().key(), line.entry()));
        return latest.values().stream()
                .filter(entry -> entry.action().verb() == Verb.CREATE)
                .filter(entry -> JournalEntry.mayHaveMade(entry.phase(), entry.awsId() != null))
                .map(entry -> entry.action().key())
                .collect(Collectors.toUnmodifiableSet());
    }

    synchronized List<Line> lines() {
        return List.copyOf(lines);
    }
}
