package io.gatehouse.reconcile;

import io.gatehouse.topology.NetworkId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a network without asking AWS.
///
/// @param sync how AWS compares with what is wanted
/// @param sweptAt when AWS was last seen; null when it has not been yet
/// @param changes how many changes are pending
/// @param appliedRevision the newest revision that AWS was seen to have; 0 when it never had any
/// @param conditions what is so, and since when
/// @param activeRun the id of the run that is under way; null when none is
/// @param lastRun the newest run; null when there was none
public record StatusView(
        SyncState sync,
        @Nullable Instant sweptAt,
        int changes,
        long appliedRevision,
        List<Condition> conditions,
        @Nullable Long activeRun,
        @Nullable RunSummary lastRun) {

    /// A run in one line.
    ///
    /// @param message how it ended, as a sentence; null until it has
    public record RunSummary(
            long id,
            NetworkId network,
            RunState state,
            String author,
            String reason,
            @Nullable String message,
            Instant createdAt,
            @Nullable Instant endedAt) {}
}
