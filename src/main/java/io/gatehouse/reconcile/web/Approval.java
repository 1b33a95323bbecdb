package io.gatehouse.reconcile.web;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is typed when a plan is approved. It waits in the session while a browser is led to another plan.
///
/// @param reason why, in the author's words; empty when none was given
record Approval(@Nullable String reason) implements Serializable {

    private static final int LONGEST_REASON = 1000;

    /// The reason, as typed.
    public String getReason() {
        return Objects.requireNonNullElse(reason, "");
    }

    /// The same where a reason must be given.
    static @Nullable String problemOfRequired(String reason) {
        return reason.isBlank()
                ? "Say why, for whoever reads it later, for example: the auditors’ scanner, until June."
                : problemOf(reason);
    }

    /// What is wrong with the reason, as a sentence; null when nothing is.
    static @Nullable String problemOf(String reason) {
        int length = reason.strip().length();
        return length <= LONGEST_REASON
                ? null
                : "A reason has at most %d characters; this one has %d.".formatted(LONGEST_REASON, length);
    }
}
