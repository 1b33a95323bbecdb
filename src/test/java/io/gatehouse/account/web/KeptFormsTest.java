package io.gatehouse.account.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.Clouds;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.testing.Visitor;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

@PanelTest
@MockitoBean(types = Clouds.class)
class KeptFormsTest {

    private static final Pattern KEPT_ID = Pattern.compile("name=\"_kept\" value=\"([^\"]+)\"");

    @Autowired private MockMvc panel;

    @Test
    void aFormWhoseSessionEndedIsOfferedAfterSigningInAndSentAgain() {
        var visitor = Visitor.signedIn(panel);
        visitor.open("/settings/accounts/new");
        visitor.loseSession();

        var refused =
                visitor.submit(
                        "/settings/accounts/new?from=home",
                        "name",
                        "Kept <Play>",
                        "kind",
                        "SANDBOX",
                        "region",
                        "eu-west-1",
                        "roleArn",
                        "",
                        "externalId",
                        "");

        assertThat(refused.location()).isEqualTo("/sign-in?kept");
        assertThat(visitor.follow(refused).text()).contains("What you typed is kept");
        var kept = visitor.signIn();
        assertThat(kept.text()).contains("Your form was kept", "Kept <Play>", "eu-west-1", "Send it again");
        assertThat(kept.html())
                .contains("action=\"/settings/accounts/new?from=home\"", "value=\"Kept &lt;Play&gt;\"")
                .doesNotContain("Kept <Play>");

        var sent =
                visitor.submit(
                        "/settings/accounts/new?from=home",
                        "_kept",
                        kept.find(KEPT_ID).orElseThrow(),
                        "name",
                        "Kept <Play>",
                        "kind",
                        "SANDBOX",
                        "region",
                        "eu-west-1");
        assertThat(visitor.follow(sent).text()).contains("Account “Kept <Play>” is saved.");
        assertThat(visitor.open("/kept-forms").text()).contains("No form is waiting");
    }

    @Test
    void aFormOfATabThatWasOpenBeforeSigningInAgainIsKeptToo() {
        var visitor = Visitor.signedIn(panel);
        visitor.open("/settings/tokens");
        visitor.submit("/sign-out");

        var refused = visitor.submit("/settings/tokens", "name", "from the old tab");
        visitor.follow(refused);

        assertThat(visitor.signIn().text()).contains("Your form was kept", "from the old tab");
    }

    @Test
    void anOldTabThatSignsOutLeadsToAPageWithAButtonThatWorks() {
        var visitor = Visitor.signedIn(panel);
        visitor.open("/settings/tokens");
        var old = visitor.anotherTab();

        assertThat(old.submit("/sign-out").location()).isEqualTo("/networks");
        old.loseSession();
        assertThat(old.submit("/sign-out").location()).isEqualTo("/sign-in");
    }

    @Test
    void passwordsAreNeverKept() {
        var visitor = Visitor.signedIn(panel);
        visitor.open("/settings/people/password");
        visitor.loseSession();

        visitor.submit(
                "/settings/people/password",
                "username",
                "admin",
                "currentPassword",
                "the old secret",
                "newPassword",
                "the new secret",
                "repeatedPassword",
                "the new secret");

        assertThat(visitor.signIn().html())
                .contains("Passwords and other secrets are never kept.", "value=\"admin\"")
                .doesNotContain("the old secret", "the new secret");
    }

    @Test
    void aKeptFormCanBeDiscarded() {
        var visitor = Visitor.signedIn(panel);
        visitor.open("/settings/tokens");
        visitor.loseSession();
        visitor.submit("/settings/tokens", "name", "unwanted");
        var kept = visitor.signIn();

        var answer = visitor.submit("/kept-forms/" + kept.find(KEPT_ID).orElseThrow() + "/discard");

        assertThat(answer.location()).isEqualTo("/networks");
        assertThat(visitor.open("/kept-forms").text()).contains("No form is waiting").doesNotContain("unwanted");
    }

    @Test
    void severalFormsAreKeptNewestFirst() {
        var visitor = Visitor.signedIn(panel);
        visitor.open("/settings/tokens");
        visitor.loseSession();
        visitor.submit("/settings/tokens", "name", "first");
        visitor.submit("/settings/tokens", "name", "second");

        assertThat(visitor.signIn().text()).containsSubsequence("second", "first");
    }

    @Test
    void aFormOfUnreasonableSizeIsNotKept() {
        var visitor = Visitor.signedIn(panel);
        visitor.open("/settings/tokens");
        visitor.loseSession();

        assertThat(visitor.submit("/settings/tokens", "name", "x".repeat(200_000)).location())
                .isEqualTo("/sign-in?expired");
    }

    @Test
    void aSignInPageThatWasOpenForTooLongIsShownAgain() {
        var visitor = new Visitor(panel);
        visitor.open("/sign-in");
        visitor.loseSession();

        var answer = visitor.submit("/sign-in", "username", "admin", "password", Visitor.PASSWORD);

        assertThat(answer.location()).isEqualTo("/sign-in?expired");
        assertThat(visitor.signIn().status()).isNotEqualTo(401);
    }

    @Test
    void aSessionThatEndedWhileReadingIsSaidToHaveEnded() {
        var visitor = Visitor.signedIn(panel);
        visitor.loseSession();

        assertThat(visitor.follow(visitor.open("/settings/people")).text())
                .contains("You have been signed out, because nothing happened for a while.");
    }
}
