package io.gatehouse.account.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

import io.gatehouse.account.AccountDraft;
import io.gatehouse.account.AccountUse;
import io.gatehouse.account.Accounts;
import io.gatehouse.audit.AuditLog;
import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.CloudCatalog;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.testing.Visitor;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

@PanelTest
class SettingsPagesTest {

    private static final Pattern SECRET = Pattern.compile(">(gh_[0-9A-Za-z]{43})<");

    @MockitoBean private Clouds clouds;
    @Autowired private MockMvc panel;
    @Autowired private Accounts accounts;
    @Autowired private AuditLog audit;

    private final CloudCatalog catalog = mock();
    private Visitor visitor;

    @BeforeEach
    void signIn() {
        Cloud cloud = mock();
        given(clouds.connect(any())).willReturn(cloud);
        given(cloud.catalog()).willReturn(catalog);
        given(catalog.awsAccount()).willReturn("123456789012");
        visitor = Visitor.signedIn(panel);
    }

    @Test
    void anAccountThatAwsKnowsIsSavedAndNamed() {
        visitor.open("/settings/accounts/new");

        var list = visitor.follow(add("Production", "eu-west-1"));

        assertThat(list.text())
                .contains("Account “Production” is saved. Gatehouse reaches AWS account 123456789012 in eu-west-1.")
                .contains("the panel’s own credentials");
    }

    @Test
    void anAccountThatCannotBeReachedIsShownAgainWithTheReasonAndMayBeSavedAnyway() {
        refuse();
        visitor.open("/settings/accounts/new");

        var again = add("Unreachable", "eu-west-3");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text())
                .contains("Gatehouse cannot reach this account, so it is not saved yet.")
                .contains("sts:GetCallerIdentity failed: The security token", "(InvalidClientTokenId)")
                .contains("Give the panel AWS credentials", "Save anyway");
        assertThat(again.html()).contains("value=\"Unreachable\"", "value=\"eu-west-3\"");
        assertThat(accounts.all()).noneMatch(account -> account.name().equals("Unreachable"));

        var saved = visitor.follow(add("Unreachable", "eu-west-3", "saveAnyway", "true"));
        assertThat(saved.text()).contains("Account “Unreachable” is saved. Gatehouse could not reach it yet.");
    }

    @Test
    void whatIsTypedWrongIsSaidAtItsFieldAndStays() {
        visitor.open("/settings/accounts/new");

        var again = add("", "<script>alert(1)</script>");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text())
                .contains("This needs another look")
                .contains("Give the account a name of 1 to 60 characters", "Write the region’s code as AWS does");
        assertThat(again.html())
                .contains("href=\"#region\"", "value=\"&lt;script&gt;alert(1)&lt;/script&gt;\"")
                .doesNotContain("<script>alert");
    }

    @Test
    void anAccountIsRenamed() {
        var account = accounts.create(new AccountDraft("Before", "SANDBOX", "eu-west-1", null, null));
        var path = "/settings/accounts/" + account.id();
        assertThat(visitor.open(path).html()).contains("value=\"Before\"");

        assertThat(visitor.follow(visitor.submit(path, "name", "After")).text()).contains("Account “After” is saved.");
        assertThat(visitor.submit(path, "name", "").text()).contains("Give the account a name");
    }

    @Test
    void anAccountIsForgottenAfterAQuestionUnlessNetworksStandOnIt() {
        var account = accounts.create(new AccountDraft("Short-lived", "SANDBOX", "eu-west-1", null, null));
        var used = accounts.create(new AccountDraft(InUse.NAME, "SANDBOX", "eu-west-1", null, null));

        assertThat(visitor.open("/settings/accounts/" + account.id() + "/delete").text())
                .contains("Delete account “Short-lived”?");
        assertThat(delete(account.id()).text()).contains("Account “Short-lived” is deleted here.");
        assertThat(delete(used.id()).text())
                .contains("Account “In use” is used by network “payments”. Delete that first.");
        assertThat(accounts.find(account.id())).isEmpty();
        assertThat(accounts.find(used.id())).isPresent();
        assertThat(visitor.open("/settings/accounts/" + account.id()).status()).isEqualTo(404);
    }

    @Test
    void whetherAnAccountIsReachedCanBeAskedAgain() {
        var account = accounts.create(new AccountDraft("Asked", "AWS", "eu-west-1", null, null));
        visitor.open("/settings/accounts");

        assertThat(check(account.id()).text()).contains("Gatehouse reaches AWS account 123456789012");
        refuse();
        assertThat(check(account.id()).text()).contains("sts:GetCallerIdentity failed: ");
    }

    @Test
    void aTokenIsShownOnceAndOpensTheApiUntilItIsRevoked() {
        visitor.open("/settings/tokens");

        var made = visitor.submit("/settings/tokens", "name", "nightly <job>");
        var secret = made.find(SECRET).orElseThrow();

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.text()).contains("nightly <job>", "curl -H 'Authorization: Bearer " + secret + "'");
        var list = visitor.open("/settings/tokens");
        assertThat(list.text()).contains("nightly <job>");
        assertThat(list.html()).doesNotContain(secret);
        var revoke = list.find(Pattern.compile("href=\"(/settings/tokens/\\d+/revoke)\"")).orElseThrow();
        assertThat(visitor.open(revoke).text()).contains("Revoke “");
        assertThat(visitor.follow(visitor.submit(revoke)).text()).contains("is revoked. It opens nothing any more.");
        assertThat(visitor.open("/settings/tokens/999999/revoke").status()).isEqualTo(404);
    }

    @Test
    void aTokenNeedsAName() {
        visitor.open("/settings/tokens");

        var again = visitor.submit("/settings/tokens", "name", " ");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Say what the token is for");
    }

    @Test
    void aPasswordIsNotChangedByWhoeverDoesNotKnowIt() {
        visitor.open("/settings/people/password");

        var again = changePassword("not the password", "short", "short");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("This is not your password.", "Use at least 12 characters");
    }

    @Test
    void aChangedPasswordSignsThePersonOutEverywhereElse() {
        var elsewhere = Visitor.signedIn(panel);
        visitor.open("/settings/people/password");

        var done = visitor.follow(changePassword(Visitor.PASSWORD, "another long password", "another long password"));

        assertThat(done.text()).contains("Your password is changed.");
        assertThat(elsewhere.open("/settings/people").location()).startsWith("/sign-in");
        visitor.open("/settings/people/password");
        visitor.follow(changePassword("another long password", Visitor.PASSWORD, Visitor.PASSWORD));
    }

    @Test
    void theAuditLogHasPages() {
        for (var i = 0; i < 120; i++) {
            audit.record("ada", "counted", "number " + i, "");
        }
        var first = visitor.open("/settings/audit");
        var second = visitor.open("/settings/audit?page=1");

        assertThat(first.text()).contains("number 119", "Next").doesNotContain("number 60 ", "Previous");
        assertThat(second.text()).contains("number 60 ", "Previous").doesNotContain("number 119");
        assertThat(visitor.open("/settings/audit?page=-3").status()).isEqualTo(200);
        assertThat(visitor.open("/settings/audit?page=99999").status()).isEqualTo(200);
    }

    private Visitor.Page add(String name, String region, String... more) {
        var fields =
                java.util.stream.Stream.concat(
                                List.of("name", name, "kind", "AWS", "region", region, "roleArn", "").stream(),
                                List.of(more).stream())
                        .toArray(String[]::new);
        return visitor.submit("/settings/accounts/new", fields);
    }

    private Visitor.Page delete(long id) {
        return visitor.follow(visitor.submit("/settings/accounts/" + id + "/delete"));
    }

    private Visitor.Page check(long id) {
        return visitor.follow(visitor.submit("/settings/accounts/" + id + "/check"));
    }

    private Visitor.Page changePassword(String current, String wanted, String repeated) {
        return visitor.submit(
                "/settings/people/password",
                "currentPassword",
                current,
                "newPassword",
                wanted,
                "repeatedPassword",
                repeated);
    }

    private void refuse() {
        var failure =
                new CloudFailure(
                        CloudFailure.Reason.UNAUTHORIZED,
                        "sts:GetCallerIdentity",
                        "InvalidClientTokenId",
                        "The security token included in the request is invalid.");
        willThrow(new CloudException(failure, null)).given(catalog).awsAccount();
    }

    @TestConfiguration
    static class InUse {

        static final String NAME = "In use";

        @Bean
        AccountUse payments(org.springframework.beans.factory.ObjectProvider<Accounts> accounts) {
            return id ->
                    accounts.getObject().find(id).filter(account -> account.name().equals(NAME)).isPresent()
                            ? List.of("network “payments”")
                            : List.of();
        }
    }
}
