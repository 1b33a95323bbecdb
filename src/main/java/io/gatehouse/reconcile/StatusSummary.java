package io.gatehouse.reconcile;

import io.gatehouse.reconcile.StatusView.RunSummary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of a network in one line.
///
/// @param sync how AWS compares with what is wanted
/// @param sweptAt when AWS was last seen; null when it has not been yet
/// @param changes how many changes are pending; null while the current revision has not been compared with AWS
/// @param appliedRevision the newest revision that AWS was seen to have; 0 when it never had any
/// @param awaitsReview whether the user's own edits wait for an approval
/// @param lastRun the newest run; null when there was none
public record StatusSummary(
        SyncState sync,
        @Nullable Instant sweptAt,
        @Nullable Integer changes,
        long appliedRevision,
        boolean awaitsReview,
        @Nullable RunSummary lastRun) {

    /// The id of the run that is under way; null when none is.
    public @Nullable Long activeRun() {
        return lastRun == null || lastRun.state().isOver() ? null : lastRun.id();
    }
}
