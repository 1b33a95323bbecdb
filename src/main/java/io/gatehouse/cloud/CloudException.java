package io.gatehouse.cloud;

import org.jspecify.annotations.Nullable;

/// A call that looked and could not see, or one inside an adapter that did not work.
public class CloudException extends RuntimeException {

    private final transient CloudFailure failure;

    public CloudException(CloudFailure failure, @Nullable Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    /// What went wrong.
    public CloudFailure failure() {
        return failure;
    }
}
