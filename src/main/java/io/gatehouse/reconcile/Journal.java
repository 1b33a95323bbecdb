package io.gatehouse.reconcile;

import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// The write-ahead journal of all runs. What has been written has been committed when the method returns.
interface Journal {

    /// Adds lines about one run of a network.
    void write(long run, NetworkId network, List<JournalEntry> entries);

    /// What was created, or may have been, since then, and has not been deleted after that: AWS may not show it yet.
    Set<ResourceKey> recentlyCreated(NetworkId network, Instant since);
}
