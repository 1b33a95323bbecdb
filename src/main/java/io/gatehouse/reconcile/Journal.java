package io.gatehouse.reconcile;

import io.gatehouse.planning.Action;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The write-ahead journal of all runs. What has been written has been committed when the method returns.
interface Journal {

    /// Adds lines about a run.
    ///
    /// @throws TurnOverException when another replica has taken the run up since; nothing is written then
    void write(Turn turn, List<JournalEntry> entries);

    /// All lines about a run, in the order in which they were written.
    List<JournalEntry> lines(long run);

    /// The lines about a run that are the last of their action and do not say how it ended.
    default List<JournalEntry> open(long run) {
        Map<Action.Id, JournalEntry> latest = new LinkedHashMap<>();
        lines(run).forEach(entry -> latest.put(entry.action(), entry));
        return latest.values().stream().filter(entry -> !entry.isEnd()).toList();
    }

    /// What was created, or may have been, within this time, and has not been deleted after that: AWS may not show it
    /// yet.
    Set<ResourceKey> recentlyCreated(NetworkId network, Duration within);
}
