package io.gatehouse.account.web;

import io.gatehouse.account.Account;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.cloud.Clouds;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Tries whether Gatehouse can reach an account, by asking AWS who it is.
@Component
class AccountCheck {

    private static final Set<Reason> DENIED = EnumSet.of(Reason.UNAUTHORIZED, Reason.CREDENTIALS);

    private static final int LONGEST_MESSAGE = 300;

    private final Clouds clouds;

    AccountCheck(Clouds clouds) {
        this.clouds = clouds;
    }

    /// Asks. Not to be called inside a database transaction.
    Answer ask(Account account) {
        if (account.kind() == CloudKind.SANDBOX) {
            return new Reached("The sandbox is part of Gatehouse and always there.");
        }
        try {
            var id = clouds.connect(account.connection()).catalog().awsAccount();
            return new Reached("Gatehouse reaches AWS account %s in %s.".formatted(id, account.region()));
        } catch (CloudException e) {
            return new NotReached(sentence(account, e.failure()));
        }
    }

    private static String sentence(Account account, CloudFailure failure) {
        var advice = DENIED.contains(failure.reason()) ? advice(account, failure) : failure.reason().advice();
        return failure.code().isEmpty()
                ? "%s failed. %s".formatted(failure.operation(), advice)
                : "%s failed: %s (%s). %s".formatted(failure.operation(), words(failure), failure.code(), advice);
    }

    private static String words(CloudFailure failure) {
        var message = failure.message().strip().replaceAll("\\.$", "");
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }

    private static String advice(Account account, CloudFailure failure) {
        return account.roleArn() == null || failure.code().equals("NoCredentials")
                ? "Give the panel AWS credentials, for example by an instance role or AWS_PROFILE, or name a role that"
                        + " it may assume."
                : "Check the ARN and the external id, that the trust policy of the role names the identity that the"
                        + " panel runs with, and that this identity may call sts:AssumeRole.";
    }

    /// What came of it, as sentences for the user.
    sealed interface Answer {
        String sentence();
    }

    /// AWS said who it is.
    record Reached(String sentence) implements Answer {}

    /// AWS refused, or did not answer.
    record NotReached(String sentence) implements Answer {}
}
