package io.gatehouse.reconcile;

import io.gatehouse.network.Network;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the numbers of the last sweep and the newest run say about a network.
///
/// @param seen what the last sweep saw; empty before the first
/// @param last the newest run; empty when there was none
record StatusReading(Network network, Optional<StatusBrief> seen, Optional<RunRow> last) {

    SyncState sync() {
        if (isUnderWay()) {
            return network.deleting() ? SyncState.DELETING : SyncState.APPLYING;
        }
        boolean failed = last.filter(run -> run.state() == RunState.FAILED).isPresent();
        boolean different = seen.filter(one -> one.changes() == 0).isEmpty();
        if (failed && different) {
            return SyncState.FAILED;
        }
        if (network.deleting()) {
            return SyncState.DELETING;
        }
        if (seen.filter(one -> one.blocked() > 0).isPresent()) {
            return SyncState.BLOCKED;
        }
        if (hasUnappliedEdits()) {
            return SyncState.PENDING;
        }
        return different ? SyncState.DRIFTED : SyncState.IN_SYNC;
    }

    StatusSummary summary() {
        return new StatusSummary(
                sync(),
                sweptAt(),
                seen.filter(one -> one.sweptRevision() == network.revision()).map(StatusBrief::changes).orElse(null),
                appliedRevision(),
                awaitsReview(),
                last.map(RunRow::toSummary).orElse(null));
    }

    /// Whether the user's own edits, deleting the network included, wait for an approval.
    boolean awaitsReview() {
        return !isUnderWay() && (network.deleting() || hasUnappliedEdits());
    }

    long appliedRevision() {
        return seen.map(StatusBrief::appliedRevision).orElse(0L);
    }

    @Nullable Instant sweptAt() {
        return seen.map(StatusBrief::sweptAt).orElse(null);
    }

    private boolean hasUnappliedEdits() {
        return appliedRevision() < network.revision();
    }

    private boolean isUnderWay() {
        return last.filter(run -> !run.state().isOver()).isPresent();
    }
}
