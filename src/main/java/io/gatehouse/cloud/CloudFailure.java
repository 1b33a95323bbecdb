package io.gatehouse.cloud;

import java.time.Duration;
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
        NOT_FOUND(
                Duration.ofMinutes(5),
                "What it speaks of is not there, or AWS does not show it yet.",
                "Look at a new plan: it makes again what is gone."),
        /// What the call would make is there.
        ALREADY_EXISTS(
                Duration.ZERO,
                "It is there already, and is not this network’s.",
                "Choose another name or address range, or remove what is there, then go on."),
        /// Something else still uses it.
        DEPENDENCY_VIOLATION(
                Duration.ofMinutes(10), "Something else still uses it.", "Remove what uses it, then go on."),
        /// Gatehouse itself does not ask for it yet.
        NOT_SAFE(
                Duration.ofMinutes(10),
                "It carries traffic that its peer could not take over now.",
                "See what ails the peer, and go on when it is well and carries its own."),
        /// Too many calls.
        THROTTLED(
                Duration.ofMinutes(10),
                "AWS asks to slow down.",
                "Find out what else calls AWS so much from this account, or go on later."),
        /// The credentials may not do this.
        UNAUTHORIZED(
                Duration.ZERO,
                "The panel’s credentials may not do this.",
                "Allow the action in the policy of the panel’s role or user, then go on."),
        /// What the call speaks of is not visible (any more), or the credentials may not do this: AWS does not say
        /// which.
        UNSEEN(
                Duration.ofMinutes(5),
                "AWS does not show it, or the panel’s credentials may not do this.",
                "Check the permissions of the account, then go on."),
        /// AWS has not finished verifying the account, which happens to a new one and in a region that is new to it.
        UNVERIFIED(
                Duration.ofMinutes(10),
                "AWS is still verifying the account for this region, which takes minutes, sometimes hours.",
                "Go on when that is over, or ask AWS’s support."),
        /// There are no credentials, or AWS does not take them (any more).
        CREDENTIALS(
                Duration.ofMinutes(2),
                "AWS does not take the panel’s credentials: they are missing, wrong or expired.",
                "Renew them, and see that the clock of the panel’s machine is right, then go on."),
        /// A limit of the account is reached.
        QUOTA(
                Duration.ZERO,
                "A quota of the AWS account is reached.",
                "Ask AWS for more or free something, then go on."),
        /// AWS has run out of something that it hands out.
        CAPACITY(
                Duration.ofMinutes(10),
                "AWS has no room left for this here.",
                "Go on later, or choose another instance type or zone."),
        /// AWS refuses the request itself.
        INVALID(Duration.ZERO, "AWS refuses the request.", "Change what AWS names, then look at a new plan."),
        /// There was no answer: the call may or may not have worked.
        AMBIGUOUS(
                Duration.ZERO,
                "AWS did not answer, so it may have worked or not.",
                "Go on: Gatehouse looks what is there before it tries again."),
        /// AWS has a problem of its own, or cannot be reached.
        UNAVAILABLE(
                Duration.ofMinutes(10),
                "AWS has a problem of its own, or cannot be reached.",
                "See that the panel reaches AWS, and go on when it does.");

        private final Duration patience;
        private final String meaning;
        private final String advice;

        Reason(Duration patience, String meaning, String advice) {
            this.patience = patience;
            this.meaning = meaning;
            this.advice = advice;
        }

        /// What it means and what to do about it, as sentences for the user.
        public String advice() {
            return meaning + " " + advice;
        }

        /// Whether waiting may help.
        public boolean passes() {
            return patience.isPositive();
        }

        /// How long it is tried again before a person is asked; zero when trying again does not help.
        public Duration patience() {
            return patience;
        }
    }

    /// Whether asking again what there is may be answered.
    public boolean mayPass() {
        return reason.passes() || reason == Reason.AMBIGUOUS;
    }

    /// The failure as sentences for the user, once nothing more is tried.
    public String sentence() {
        return sentence(reason.advice());
    }

    /// The failure as sentences for the user while Gatehouse goes on trying.
    public String tryingSentence() {
        return sentence(reason.meaning + (mayPass() ? " Gatehouse tries again by itself." : ""));
    }

    private String sentence(String advice) {
        String answer =
                code.isEmpty() ? "" : " AWS said: %s (%s).".formatted(message.strip().replaceFirst("\\.$", ""), code);
        return "%s failed. %s%s".formatted(operation, advice, answer);
    }

    @Override
    public String toString() {
        return "%s %s %s: %s".formatted(operation, reason.name().toLowerCase(Locale.ROOT), code, message);
    }
}
