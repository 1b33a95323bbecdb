package io.gatehouse.reconcile;

import java.util.Locale;

/// How what AWS has compares with what is wanted. Says nothing about health.
public enum SyncState {
    /// AWS has what is wanted.
    IN_SYNC,
    /// The user's own edits are not applied yet.
    PENDING,
    /// A run is under way.
    APPLYING,
    /// Somebody changed AWS.
    DRIFTED,
    /// A person must decide something.
    BLOCKED,
    /// The last run, or the last look at AWS, failed.
    FAILED,
    /// The network is being deleted.
    DELETING;

    /// The state as a badge shows it.
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
