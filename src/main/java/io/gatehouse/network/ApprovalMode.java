package io.gatehouse.network;

/// What Gatehouse may do to a network without being asked.
public enum ApprovalMode {
    /// Nothing: every change waits for approval.
    REVIEW,
    /// Repair drift that needs no deletion and no replacement. The owner's own edits still show their plan.
    AUTOMATIC
}
