package io.gatehouse.reconcile;

import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import java.time.Duration;
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
    record Line(Turn turn, Instant at, JournalEntry entry) {}

    @Override
    public synchronized void write(Turn turn, List<JournalEntry> entries) {
        entries.forEach(entry -> lines.add(new Line(turn, pace.now(), entry)));
    }

    @Override
    public synchronized List<JournalEntry> lines(long run) {
        return lines.stream().filter(line -> line.turn().run() == run).map(Line::entry).toList();
    }

    @Override
    public synchronized Set<ResourceKey> recentlyCreated(NetworkId network, Duration within) {
        Instant since = pace.now().minus(within);
        Map<ResourceKey, JournalEntry> latest = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> line.turn().network().equals(network) && line.at().isAfter(since))
                .forEach(line -> latest.put(line.entry().action().key(), line.entry()));
        return latest.values().stream()
                .filter(JournalEntry::mayHaveMade)
                .map(entry -> entry.action().key())
                .collect(Collectors.toUnmodifiableSet());
    }

    synchronized List<Line> lines() {
        return List.copyOf(lines);
    }
}
