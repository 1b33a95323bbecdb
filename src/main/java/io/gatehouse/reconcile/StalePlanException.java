package io.gatehouse.reconcile;

/// The plan that was approved is not what would be done now. The new one is stored, to be looked at.
public final class StalePlanException extends RuntimeException {

    private final transient StoredPlan current;

    StalePlanException(StoredPlan current) {
        super("Since this plan was made, the network or AWS has changed. " + advice(current));
        this.current = current;
    }

    private static String advice(StoredPlan current) {
        return current.view().isEmpty()
                ? "Nothing is left to be done."
                : "Look at the new plan %d and approve that.".formatted(current.id());
    }

    /// The plan as it would be now.
    public StoredPlan current() {
        return current;
    }
}
