package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudFailure.Reason;

/// The simulated cloud's "no", in the words that AWS uses. Thrown before anything has changed.
public final class Refusal extends RuntimeException {

    private final Reason reason;
    private final String code;

    public Refusal(Reason reason, String code, String message) {
        super(message, null, false, false);
        this.reason = reason;
        this.code = code;
    }

    static Refusal invalid(String code, String message) {
        return new Refusal(Reason.INVALID, code, message);
    }

    static Refusal inUse(String message) {
        return new Refusal(Reason.DEPENDENCY_VIOLATION, "DependencyViolation", message);
    }

    /// The class of the failure.
    public Reason reason() {
        return reason;
    }

    /// AWS's error code.
    public String code() {
        return code;
    }

    /// AWS's words.
    public String message() {
        return String.valueOf(getMessage());
    }
}
