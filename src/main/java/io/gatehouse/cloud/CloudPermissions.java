package io.gatehouse.cloud;

import java.util.List;
import java.util.Optional;

/// Finds out what the panel's credentials may do, without changing anything.
public interface CloudPermissions {

    /// The least policy that the panel needs, as an IAM policy document in JSON; empty where there is no such thing.
    Optional<String> policy();

    /// Checks every action that the panel needs.
    ///
    /// @throws CloudException when not even the credentials' own name can be asked for
    Report check();

    /// What came of a check.
    ///
    /// @param identity whose permissions were checked, for example an ARN
    /// @param method how they were, in sentences for the user; says what cannot be known that way
    /// @param answers one for each action, in alphabetical order
    record Report(String identity, String method, List<Answer> answers) {

        /// The answers of one kind, in their order.
        public List<Answer> with(Verdict verdict) {
            return answers.stream().filter(answer -> answer.verdict() == verdict).toList();
        }
    }

    /// What is known of one action.
    ///
    /// @param action for example `ec2:CreateVpc`
    /// @param words why, as a sentence; empty when it is allowed and there is nothing to say
    record Answer(String action, Verdict verdict, String words) {}

    /// Whether an action is allowed.
    enum Verdict {
        ALLOWED,
        DENIED,
        UNKNOWN
    }
}
