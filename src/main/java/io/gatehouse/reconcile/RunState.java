package io.gatehouse.reconcile;

/// How far a run has come.
public enum RunState {
    /// It waits for a replica to take it up.
    QUEUED,
    /// It is under way.
    RUNNING,
    /// Everything is as wanted.
    SUCCEEDED,
    /// Something did not work; it can be continued.
    FAILED,
    /// It was stopped after the steps that had begun; it can be continued.
    CANCELLED;

    /// Whether it stopped before everything was done.
    public boolean canBeResumed() {
        return this == FAILED || this == CANCELLED;
    }

    /// Whether nothing more happens.
    public boolean isOver() {
        return this != QUEUED && this != RUNNING;
    }
}
