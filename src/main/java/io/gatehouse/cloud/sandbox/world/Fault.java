package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudFailure.Reason;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ways in which a call goes wrong that are not the caller's mistake.
public enum Fault {
    /// The account makes too many calls.
    THROTTLE(false, new Refusal(Reason.THROTTLED, "RequestLimitExceeded", "Request limit exceeded.")),
    /// AWS has a problem of its own.
    OUTAGE(
            false,
            new Refusal(Reason.UNAVAILABLE, "InternalError", "An internal error has occurred. Retry your request.")),
    /// The request did not arrive: nothing is done, and there is no answer.
    LOST_REQUEST(false, new Refusal(Reason.AMBIGUOUS, "", "Connection timed out.")),
    /// The answer did not arrive: it is done, and the caller does not know.
    LOST_ANSWER(true, new Refusal(Reason.AMBIGUOUS, "", "Read timed out.")),
    /// What the call made is not shown for a while, and an answer comes as if nothing were wrong.
    INVISIBLE(true, null),
    /// Something that cannot be seen uses the thing still.
    IN_USE(
            false,
            new Refusal(Reason.DEPENDENCY_VIOLATION, "DependencyViolation", "The resource has a dependent object.")),
    /// A quota of the account is reached.
    QUOTA(
            false,
            new Refusal(
                    Reason.QUOTA, "ResourceLimitExceeded", "You have reached the limit on the number of resources.")),
    /// The caller may not do this.
    FORBIDDEN(
            false,
            new Refusal(
                    Reason.UNAUTHORIZED, "UnauthorizedOperation", "You are not authorized to perform this operation.")),
    /// The caller's credentials have expired.
    EXPIRED(
            false,
            new Refusal(Reason.CREDENTIALS, "ExpiredToken", "The security token included in the request is expired."));

    /// How long what was made under [#INVISIBLE] is not shown.
    public static final Duration INVISIBLE_FOR = Duration.ofSeconds(30);

    private final boolean done;
    private final @Nullable Refusal answer;

    Fault(boolean done, @Nullable Refusal answer) {
        this.done = done;
        this.answer = answer;
    }

    /// Whether the call works all the same.
    public boolean isDone() {
        return done;
    }

    /// What the caller sees; empty when it is what it would see anyway.
    public Optional<Refusal> answer() {
        return Optional.ofNullable(answer);
    }
}
