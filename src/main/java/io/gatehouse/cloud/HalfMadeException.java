package io.gatehouse.cloud;

import io.gatehouse.topology.AwsId;

/// A resource was made, and a further call that belongs to its making did not work. AWS may not show yet what there is,
/// so whoever tries again must know of it.
public final class HalfMadeException extends CloudException {

    private final transient AwsId made;

    /// @param cause why the further call did not work
    /// @param made the id of what was made
    public HalfMadeException(CloudException cause, AwsId made) {
        super(cause.failure(), cause);
        this.made = made;
    }

    /// The id of what was made.
    public AwsId made() {
        return made;
    }
}
