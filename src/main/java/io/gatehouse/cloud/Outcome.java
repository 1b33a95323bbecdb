package io.gatehouse.cloud;

import io.gatehouse.topology.AwsId;
import org.jspecify.annotations.Nullable;

/// How an action ended, or has not ended yet.
public sealed interface Outcome {

    /// It is done.
    ///
    /// @param id the resource's AWS id; null after a deletion
    record Applied(@Nullable AwsId id) implements Outcome {}

    /// The call worked and the resource has its id, but is not usable (or not gone) yet: poll.
    ///
    /// @param id the resource's AWS id
    /// @param until what it waits for, in words
    record Waiting(AwsId id, String until) implements Outcome {}

    /// It did not work now, and may work later: apply again after a pause.
    record Retry(CloudFailure failure) implements Outcome {}

    /// It will not work by itself.
    ///
    /// @param made what is there of it all the same; null when nothing is, or nobody knows
    record Failed(CloudFailure failure, @Nullable AwsId made) implements Outcome {

        public Failed(CloudFailure failure) {
            this(failure, null);
        }

        /// The outcome of what ended with this exception, whatever its failure.
        public static Failed of(CloudException e) {
            return new Failed(e.failure(), e instanceof HalfMadeException half ? half.made() : null);
        }
    }
}
