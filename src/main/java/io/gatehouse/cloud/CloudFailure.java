package io.gatehouse.cloud;

import java.util.Locale;

/// Why a call did not do what was asked.
///
/// @param reason the class of the failure, which decides what is done about it
/// @param operation the API operation, for example `ec2:CreateVpc`
/// @param code the cloud's own error code, for example `VpcLimitExceeded`; empty when there was no answer
/// @param message the cloud's own words
public record CloudFailure(Reason reason, String operation, String code, String message) {

    /// Classes of failures.
    public enum Reason {
        /// What the call speaks of is not there, or not visible yet.
        NOT_FOUND("It is not there, or AWS does not show it yet."),
        /// What the call would make is there.
        ALREADY_EXISTS("It is there already."),
        /// Something else still uses it.
        DEPENDENCY_VIOLATION("Something else still uses it. Remove that, or wait until it is gone."),
        /// Gatehouse itself does not ask for it yet.
        NOT_SAFE(
                "It carries traffic that its peer could not take over now. Gatehouse waits until the peer reports that"
                    + " it is well and carries its own."),
        /// Too many calls.
        THROTTLED("AWS asks to slow down. Gatehouse waits and tries again."),
        /// The credentials may not do this, or are not valid.
        UNAUTHORIZED("The panel's credentials may not do this. Allow the action, then continue the run."),
        /// A limit of the account is reached.
        QUOTA("A quota of the AWS account is reached. Ask AWS for more or free something, then continue the run."),
        /// AWS refuses the request itself.
        INVALID("AWS refuses the request."),
        /// There was no answer: the call may or may not have worked.
        AMBIGUOUS("AWS did not answer. Gatehouse looks whether it worked before trying again."),
        /// AWS has a problem of its own.
        UNAVAILABLE("AWS has a problem of its own. Gatehouse waits and tries again.");

        private final String advice;

        Reason(String advice) {
            this.advice = advice;
        }

        /// What it means and what to do about it, as sentences for the user.
        public String advice() {
            return advice;
        }

        /// Whether waiting may help.
        public boolean passes() {
            return this == NOT_FOUND
                    || this == NOT_SAFE
                    || this == DEPENDENCY_VIOLATION
                    || this == THROTTLED
                    || this == UNAVAILABLE;
        }
    }

    /// Whether asking again what there is may be answered.
    public boolean mayPass() {
        return reason.passes() || reason == Reason.AMBIGUOUS;
    }

    /// The failure as sentences for the user.
    public String sentence() {
        String answer =
                code.isEmpty() ? "" : " AWS said: %s (%s).".formatted(message.strip().replaceFirst("\\.$", ""), code);
        return "%s failed. %s%s".formatted(operation, reason.advice(), answer);
    }

    @Override
    public String toString() {
        return "%s %s %s: %s".formatted(operation, reason.name().toLowerCase(Locale.ROOT), code, message);
    }
}
