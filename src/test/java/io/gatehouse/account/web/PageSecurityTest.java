package io.gatehouse.account.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.audit.AuditEntry;
import io.gatehouse.audit.AuditLog;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.testing.Visitor;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@PanelTest
@MockitoBean(types = Clouds.class)
class PageSecurityTest {

    @Autowired private MockMvc panel;
    @Autowired private AuditLog audit;
    @Autowired private JdbcClient database;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/networks", "/settings/accounts", "/settings/audit", "/kept-forms", "/nothing"})
    void whoeverIsNotSignedInIsSentToTheSignInPage(String path) {
        var answer = new Visitor(panel).open(path);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/sign-in");
    }

    @Test
    void signingInLeadsToThePageThatWasAskedFor() {
        var visitor = new Visitor(panel);
        visitor.open("/settings/audit?page=0");

        assertThat(visitor.signIn().text()).contains("Audit log", "Who did what");
    }

    @Test
    void signingInLeadsHomeWhenNoPageWasAskedFor() {
        var visitor = new Visitor(panel);
        visitor.open("/sign-in");

        assertThat(visitor.submit("/sign-in", "username", "ADMIN", "password", Visitor.PASSWORD).location())
                .isEqualTo("/networks");
    }

    @Test
    void signingInGivesTheSessionANewId() {
        var visitor = new Visitor(panel);
        visitor.open("/sign-in");
        var before = visitor.cookie("gatehouse");
        visitor.signIn();

        assertThat(before).isPresent();
        assertThat(visitor.cookie("gatehouse")).isPresent().isNotEqualTo(before);
    }

    @Test
    void theCookieIsNotForScriptsAndNotForOtherSites() throws Exception {
        var answer = panel.perform(MockMvcRequestBuilders.get("/sign-in")).andReturn().getResponse();

        assertThat(answer.getHeader("Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/");
    }

    @Test
    void aWrongPasswordIsSaidWithoutSayingWhichWasWrong() {
        var visitor = new Visitor(panel);
        visitor.open("/sign-in");
        var known = visitor.follow(visitor.submit("/sign-in", "username", "admin", "password", "wrong"));
        var unknown = visitor.follow(visitor.submit("/sign-in", "username", "nobody", "password", "wrong"));

        assertThat(known.text()).contains("The user name or the password is wrong.");
        assertThat(unknown.text()).contains("The user name or the password is wrong.");
        assertThat(unknown.html()).contains("value=\"nobody\"").doesNotContain("wrong\"");
        assertThat(visitor.open("/sign-in").text()).doesNotContain("is wrong");
        assertThat(audit.page(0, 10).entries())
                .filteredOn(entry -> entry.action().equals("sign-in failed"))
                .extracting(AuditEntry::actor)
                .contains("admin", "unknown")
                .doesNotContain("nobody");
    }

    @Test
    void afterFiveWrongPasswordsEvenTheRightOneHasToWait() {
        var visitor = new Visitor(panel);
        var username = "guess-" + UUID.randomUUID();
        visitor.open("/sign-in");
        for (var i = 0; i < 5; i++) {
            visitor.follow(visitor.submit("/sign-in", "username", username, "password", "wrong"));
        }

        assertThat(visitor.follow(visitor.submit("/sign-in", "username", username, "password", "right")).text())
                .containsPattern("Too many wrong passwords. Wait \\d+ seconds, then try again.");
    }

    @Test
    void signingOutEndsTheSessionInTheDatabase() {
        var visitor = Visitor.signedIn(panel);
        visitor.open("/settings/people");
        var before = sessionsOfAdmin();

        var answer = visitor.submit("/sign-out");

        assertThat(visitor.follow(answer).text()).contains("You have signed out.");
        assertThat(sessionsOfAdmin()).isEqualTo(before - 1);
        assertThat(visitor.open("/settings/people").location()).isEqualTo("/sign-in");
    }

    @Test
    void aLinkDoesNotSignAnybodyOut() {
        var visitor = Visitor.signedIn(panel);

        visitor.open("/sign-out");

        assertThat(visitor.open("/settings/people").status()).isEqualTo(200);
    }

    @Test
    void aFormOfAnotherSiteIsRefusedAndNothingIsKept() {
        var visitor = Visitor.signedIn(panel);

        assertThat(visitor.forge("/settings/tokens", "name", "planted").status()).isEqualTo(403);
        assertThat(visitor.open("/kept-forms").text()).contains("No form is waiting");
        assertThat(visitor.open("/settings/tokens").text()).doesNotContain("planted");
    }

    @Test
    void aFormOfAnotherSiteDoesNotEvenGetASession() throws Exception {
        var answer =
                panel.perform(
                                MockMvcRequestBuilders.post(URI.create("/settings/tokens"))
                                        .param("name", "planted")
                                        .header("Sec-Fetch-Site", "cross-site"))
                        .andReturn()
                        .getResponse();

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(answer.getHeader("Set-Cookie")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/networks",
                "/settings/accounts",
                "/settings/tokens",
                "/nothing",
                "/api/v1/accounts",
                "/actuator/health",
                "/v3/api-docs"
            })
    void everyAnswerTellsTheBrowserWhatNotToDo(String path) {
        var answer = Visitor.signedIn(panel).open(path);

        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
                .contains("form-action 'self'", "base-uri 'none'", "object-src 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).contains("camera=()", "geolocation=()");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void overHttpsTheBrowserIsToldToStayThere() throws Exception {
        var answer = panel.perform(MockMvcRequestBuilders.get("/sign-in").secure(true)).andReturn().getResponse();

        assertThat(answer.getHeader("Strict-Transport-Security")).contains("max-age=31536000");
        assertThat(answer.getHeader("Set-Cookie")).contains("Secure");
    }

    @Test
    void builtFilesNeedNoSessionAndMakeNone() throws Exception {
        var answer = panel.perform(MockMvcRequestBuilders.get("/assets/manifest.json")).andReturn().getResponse();

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getHeader("Cache-Control")).contains("immutable");
        assertThat(answer.getHeader("Set-Cookie")).isNull();
    }

    @Test
    void aPartOfAPageNeverBecomesTheSignInPage() {
        var answer = new Visitor(panel).open("/settings/accounts", Map.of("HX-Request", "true"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.html()).contains("You have been signed out.").doesNotContain("<");
    }

    @Test
    void whoeverIsSignedInNeedsNoSignInPage() {
        assertThat(Visitor.signedIn(panel).open("/sign-in").location()).isEqualTo("/networks");
    }

    @Test
    void manyTabsMayBeRestoredAtOnceAndEachMaySendItsForm() throws Exception {
        var visitor = new Visitor(panel);
        visitor.open("/sign-in");
        visitor.submit("/sign-in", "username", "admin", "password", Visitor.PASSWORD);

        assertThat(openAtOnce(visitor, 12)).containsOnly(200);
    }

    @Test
    void aPanelThatIsSetUpHasNoSetUpPage() {
        var visitor = new Visitor(panel);
        assertThat(visitor.open("/set-up").location()).isEqualTo("/networks");
        visitor.open("/sign-in");
        assertThat(visitor.submit("/set-up", "code", "x", "username", "mallory").location()).isEqualTo("/networks");
    }

    private static int openAndSend(Visitor tab) {
        tab.open("/settings/tokens");
        return tab.submit("/settings/tokens", "name", "from a tab").status();
    }

    private static List<Integer> openAtOnce(Visitor visitor, int tabs) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(tabs)) {
            Callable<Integer> open = () -> openAndSend(visitor.anotherTab());
            return threads.invokeAll(Collections.nCopies(tabs, open)).stream().map(Future::resultNow).toList();
        }
    }

    private long sessionsOfAdmin() {
        return database.sql("select count(*) from spring_session where principal_name = 'admin'")
                .query(Long.class)
                .single();
    }
}
