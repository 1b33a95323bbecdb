package io.gatehouse.account.web;

import io.gatehouse.account.Account;
import io.gatehouse.account.AccountDraft;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The account form as somebody typed it; what the browser did not send is empty.
record AccountForm(String name, String kind, String region, String roleArn, String externalId) {

    static final AccountForm EMPTY = new AccountForm("", "AWS", "", "", "");

    AccountForm {
        name = Objects.requireNonNullElse(name, "");
        kind = Objects.requireNonNullElse(kind, "");
        region = Objects.requireNonNullElse(region, "");
        roleArn = Objects.requireNonNullElse(roleArn, "");
        externalId = Objects.requireNonNullElse(externalId, "");
    }

    static AccountForm of(Account account) {
        return new AccountForm(
                account.name(),
                account.kind().name(),
                account.region(),
                text(account.roleArn()),
                text(account.externalId()));
    }

    AccountDraft draft() {
        return new AccountDraft(name, kind, region, roleArn, externalId);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
