package io.gatehouse.reconcile;

import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The journal in the panel's database. Its lines carry the database's time, which is one for all replicas.
@Component
class StoredJournal implements Journal {

    private final JournalRows rows;
    private final RunRows runs;
    private final DatabaseTime time;
    private final RecentCreations ours = new RecentCreations(System::nanoTime);

    StoredJournal(JournalRows rows, RunRows runs, DatabaseTime time) {
        this.rows = rows;
        this.runs = runs;
        this.time = time;
    }

    /// In a transaction of its own: a line that is not committed before the call is not written ahead of it. The run is
    /// held meanwhile, so that whoever takes it up next sees the line, or else the line is refused.
    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void write(Turn turn, List<JournalEntry> entries) {
        if (runs.hold(turn.run()).orElseThrow().turns() != turn.number()) {
            throw new TurnOverException(turn);
        }
        Instant now = time.now();
        rows.saveAll(entries.stream().map(entry -> new JournalRow(turn, entry, now)).toList());
        ours.note(turn.network(), entries);
    }

    @Override
    @Transactional(readOnly = true)
    public List<JournalEntry> lines(long run) {
        return rows.findByRunIdOrderById(run).stream().flatMap(row -> row.toEntry().stream()).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<ResourceKey> recentlyCreated(NetworkId network, Duration within) {
        Instant now = time.now();
        Map<String, JournalRow> latest = new LinkedHashMap<>();
        rows.findByNetworkIdAndWrittenAtBetweenOrderById(network.number(), now.minus(within), now)
                .forEach(row -> latest.put(row.key(), row));
        Stream<ResourceKey> written =
                latest.values().stream()
                        .filter(JournalRow::mayHaveMade)
                        .flatMap(row -> ResourceKey.parse(row.key()).stream());
        return Stream.concat(written, ours.within(network, within).stream()).collect(Collectors.toUnmodifiableSet());
    }
}
