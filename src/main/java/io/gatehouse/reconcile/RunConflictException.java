package io.gatehouse.reconcile;

/// A run cannot be started or changed now. The message is a sentence for the user.
public final class RunConflictException extends RuntimeException {

    RunConflictException(String message) {
        super(message);
    }
}
