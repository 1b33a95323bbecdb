package io.gatehouse.account.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.account.Account;
import io.gatehouse.account.Accounts;
import io.gatehouse.account.SetUp;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.Postgres;
import io.gatehouse.testing.RequiresCapability;
import io.gatehouse.testing.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

/// The panel as it is run: a server with a port, on PostgreSQL.
@RequiresCapability(Capability.POSTGRESQL)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"server.address=127.0.0.1", "gatehouse.admin-password=" + Visitor.PASSWORD})
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@MockitoBean(types = Clouds.class)
class ServerOnPostgresIT {

    private static final Pattern TOKEN = Pattern.compile(">(gh_[0-9A-Za-z]{43})<");

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired private MockMvc panel;
    @Autowired private Accounts accounts;
    @Autowired private SetUp setUp;
    @LocalServerPort private int port;

    @DynamicPropertySource
    static void usePostgres(DynamicPropertyRegistry registry) {
        Postgres.shared().newDatabase().register(registry);
    }

    @Test
    void accountsTokensPeopleAndTheAuditLogAreStored() {
        var visitor = Visitor.signedIn(panel);
        visitor.open("/settings/accounts/new");
        var saved = visitor.submit("/settings/accounts/new", "name", "Play", "kind", "SANDBOX", "region", "eu-west-1");
        assertThat(visitor.follow(saved).text()).contains("Account “Play” is saved.");
        assertThat(accounts.all()).extracting(Account::name).containsExactly("Play", "Sandbox");
        assertThat(visitor.submit("/settings/tokens", "name", "script").find(TOKEN)).isPresent();
        assertThat(visitor.open("/settings/tokens").text()).contains("script");
        assertThat(visitor.open("/settings/audit").text())
                .contains("account created", "API token created", "signed in");
        visitor.loseSession();
        assertThat(visitor.submit("/settings/tokens", "name", "kept").location()).isEqualTo("/sign-in?kept");
        assertThat(visitor.signIn().text()).contains("Your form was kept");
    }

    @Test
    void aTokenOpensTheApi() throws Exception {
        var made =
                send(
                        request("/api/v1/tokens")
                                .header("Authorization", basic("admin", Visitor.PASSWORD))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"name\": \"it\"}")));
        assertThat(made.statusCode()).isEqualTo(201);
        String token = JsonPath.read(made.body(), "$.token");

        var listed = send(request("/api/v1/accounts").header("Authorization", "Bearer " + token));

        assertThat(listed.statusCode()).isEqualTo(200);
        assertThat(listed.body()).contains("\"Sandbox\"");
        assertThat(send(request("/actuator/prometheus").header("Authorization", "Bearer " + token)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void manyTabsMayBeRestoredAtOnceAndEachMaySendItsForm() throws Exception {
        var visitor = new Visitor(panel);
        visitor.open("/sign-in");
        visitor.submit("/sign-in", "username", "admin", "password", Visitor.PASSWORD);

        assertThat(openAtOnce(visitor, 12)).containsOnly(200);
    }

    @Test
    void aPanelThatHasPeopleIsNotSetUpAgain() {
        assertThat(setUp.needed()).isFalse();
    }

    @Test
    void aPageThatIsMissingIsAPageToABrowserAndAProblemToAProgram() throws Exception {
        var page = send(request("/assets/nothing.js").header("Accept", "text/html"));
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(page.body()).contains("There is nothing here");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();

        var problem = send(request("/assets/nothing.js").header("Accept", "application/json"));
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(problem.body()).contains("\"There is nothing at this address. /v3/api-docs says what there is.\"");
    }

    @Test
    void anAddressThatTheServerItselfRefusesIsAProblemBelowTheApi() throws Exception {
        var refused = send(request("/api/v1/..;/accounts").header("Accept", "text/html"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(refused.body()).contains("\"status\":400");
    }

    @Test
    void theCookieIsNotForScriptsAndNotForOtherSites() throws Exception {
        var answer = send(request("/sign-in"));

        assertThat(answer.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .startsWith("gatehouse=")
                .contains("HttpOnly", "SameSite=Lax", "Path=/")
                .doesNotContain("Secure");
    }

    @Test
    void nobodyIsRedirectedByTheApi() throws Exception {
        var answer = send(request("/api/v1/accounts").header("Accept", "text/html"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"Gatehouse\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
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

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String basic(String username, String password) {
        var pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
