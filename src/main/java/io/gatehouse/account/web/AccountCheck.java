package io.gatehouse.account.web;

import io.gatehouse.account.Account;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.cloud.Clouds;
import org.springframework.stereotype.Component;

/// Tries whether Gatehouse can reach an account, by asking AWS who it is.
@Component
class AccountCheck {

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
            return new NotReached(e.failure().sentence());
        }
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
