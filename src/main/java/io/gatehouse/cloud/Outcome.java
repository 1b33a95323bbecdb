package io.gatehouse.cloud;

import io.gatehouse.topology.AwsId;
import org.jspecify.annotations.Nullable;

/// How an action ended, or has not ended yet.
public sealed interface Outcome {

    /// It is done.
    ///
    /// @param id the resource's AWS id; null after a deletion
    /// @param note what is worth knowing about how it was done, as a sentence; null when nothing is
    record Applied(@Nullable AwsId id, @Nullable String note) implements Outcome {

        public Applied(@Nullable AwsId id) {
            this(id, null);
        }
    }

    /// The call worked and the resource has its id, but is not usable (or not gone) yet: poll.
    ///
    /// @param id the resource's AWS id
    /// @param until what it waits for, in words
    record Waiting(AwsId id, String until) implements Outcome {}

    /// It has not begun, because something else has to happen first: apply again after a pause.
    ///
    /// @param until what it waits for, in words
    record NotYet(String until) implements Outcome {}

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
