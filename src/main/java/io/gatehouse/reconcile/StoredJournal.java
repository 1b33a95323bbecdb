package io.gatehouse.reconcile;

import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The journal in the panel's database.
@Component
class StoredJournal implements Journal {

    private final JournalRows rows;
    private final Clock clock;

    StoredJournal(JournalRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /// In a transaction of its own: a line that is not committed before the call is not written ahead of it.
    @Override
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void write(long run, NetworkId network, List<JournalEntry> entries) {
        Instant now = clock.instant();
        rows.saveAll(entries.stream().map(entry -> new JournalRow(run, network, entry, now)).toList());
    }

    @Override
    @Transactional(readOnly = true)
    public Set<ResourceKey> recentlyCreated(NetworkId network, Instant since) {
        Map<String, JournalRow> latest = new LinkedHashMap<>();
        rows.findByNetworkIdAndWrittenAtAfterOrderById(network.number(), since)
                .forEach(row -> latest.put(row.key(), row));
        return latest.values().stream()
                .filter(StoredJournal::mayHaveMade)
                .map(row -> ResourceKey.parse(row.key()))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean mayHaveMade(JournalRow row) {
        return row.verb().equals("create") && JournalEntry.mayHaveMade(row.phase(), row.awsId() != null);
    }
}
