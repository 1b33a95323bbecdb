package io.gatehouse.reconcile;

import java.time.Instant;

/// Something that is, is not, or is not known to be so, and since when; in the manner of Kubernetes.
///
/// @param type what it is about: `Observed` (the last sweep saw everything), `Synced` (AWS has what is wanted)
/// @param status whether it is so
/// @param reason why, in one word for programs
/// @param message why, in a sentence for people
/// @param since when the status last changed
public record Condition(String type, Status status, String reason, String message, Instant since) {

    /// Whether AWS could be seen.
    public static final String OBSERVED = "Observed";

    /// Whether AWS has what is wanted.
    public static final String SYNCED = "Synced";

    /// Whether something is so.
    public enum Status {
        TRUE,
        FALSE,
        UNKNOWN
    }

    /// This condition, dated back to when it began if the former one had the same status.
    Condition continuing(java.util.Optional<Condition> former) {
        return former.filter(one -> one.status == status)
                .map(one -> new Condition(type, status, reason, message, one.since))
                .orElse(this);
    }
}
