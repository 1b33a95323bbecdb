package io.gatehouse.reconcile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface JournalRows extends Repository<JournalRow, Long> {

    List<JournalRow> saveAll(Iterable<JournalRow> rows);

    List<JournalRow> findByRunIdOrderById(long run);

    List<JournalRow> findByNetworkIdAndWrittenAtBetweenOrderById(long network, Instant since, Instant now);

    @Query("select coalesce(max(j.id), 0) from JournalRow j where j.runId = :run")
    long lastEntry(long run);

    @Query("select distinct j.networkId from JournalRow j where j.networkId in :networks and j.writtenAt > :since")
    Collection<Long> activeSince(Collection<Long> networks, Instant since);
}
