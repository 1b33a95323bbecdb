package io.gatehouse.account.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.testing.Visitor;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PanelTest
@MockitoBean(types = Clouds.class)
class ApiSecurityTest {

    private static final String ADMIN = basic("admin", Visitor.PASSWORD);

    @Autowired private MockMvcTester api;
    @Autowired private MockMvc panel;
    @Autowired private JdbcClient database;

    @Test
    void aUserNameAndAPasswordMakeATokenThatOpensTheApi() {
        var made = makeToken(ADMIN, "{\"name\": \"backup\"}");

        assertThat(made).hasStatus(201).hasHeader("Cache-Control", "no-cache, no-store, max-age=0, must-revalidate");
        String token = read(made, "$.token");
        int id = read(made, "$.id");
        assertThat(made).hasHeader("Location", "/api/v1/tokens/" + id);
        assertThat(token).matches("gh_[0-9A-Za-z]{43}");
        assertThat(get("/api/v1/accounts", "Bearer " + token)).hasStatusOk();
        assertThat(get("/api/v1/tokens", "bearer " + token))
                .hasStatusOk()
                .bodyText()
                .contains("\"backup\"")
                .doesNotContain(token);
    }

    @Test
    void theDatabaseDoesNotKnowTheToken() {
        String token = read(makeToken(ADMIN, "{\"name\": \"secret\"}"), "$.token");

        assertThat(database.sql("select digest from api_token").query((row, n) -> row.getString(1)).list())
                .isNotEmpty()
                .noneMatch(token::contains)
                .allMatch(digest -> digest.matches("[0-9a-f]{64}"));
    }

    @Test
    void theLastUseOfATokenIsKnown() {
        var made = makeToken(ADMIN, "{\"name\": \"used\"}");
        int id = read(made, "$.id");
        var bearer = "Bearer " + read(made, "$.token");

        get("/api/v1/accounts", bearer);

        assertThat(database.sql("select last_used_at from api_token where id = ?").param(id).query().singleRow())
                .doesNotContainValue(null);
    }

    @Test
    void aRevokedTokenOpensNothing() {
        var made = makeToken(ADMIN, "{\"name\": \"revoked\"}");
        int id = read(made, "$.id");
        var bearer = "Bearer " + read(made, "$.token");

        assertThat(api.delete().uri("/api/v1/tokens/" + id).header("Authorization", bearer)).hasStatus(204);

        assertRefused(get("/api/v1/accounts", bearer), "Bearer realm=\"Gatehouse\", error=\"invalid_token\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/accounts",
                "/api/v1/tokens",
                "/api/v1/nothing",
                "/api/",
                "/v3/api-docs",
                "/actuator/prometheus"
            })
    void withoutATokenNothingIsOpen(String address) {
        assertRefused(get(address, null), "Bearer realm=\"Gatehouse\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer gh_",
                "Bearer gh_0000000000000000000000000000000000000000000",
                "Bearer gh_' or '1'='1",
                "Bearer eyJhbGciOiJub25lIn0.e30."
            })
    void aForgedTokenOpensNothing(String authorization) {
        var answer = get("/api/v1/accounts", authorization);

        assertThat(answer).hasStatus(401);
        assertThat(answer.getResponse().getHeader("WWW-Authenticate")).startsWith("Bearer realm=\"Gatehouse\"");
        assertThat(answer.getResponse().getContentType()).startsWith("application/problem+json");
    }

    @Test
    void aPasswordOpensNothingButTheMakingOfTokens() {
        assertRefused(get("/api/v1/accounts", ADMIN), "Bearer realm=\"Gatehouse\"");
        assertRefused(get("/api/v1/tokens", ADMIN), "Bearer realm=\"Gatehouse\"");
    }

    @Test
    void aTokenMakesNoOtherToken() {
        var bearer = "Bearer " + read(makeToken(ADMIN, "{\"name\": \"parent\"}"), "$.token");

        assertRefused(makeToken(bearer, "{\"name\": \"child\"}"), "Basic realm=\"Gatehouse\", charset=\"UTF-8\"");
    }

    @Test
    void aWrongPasswordIsRefusedAndAfterFiveOfThemItTakesAPause() {
        var wrong = basic("guessed-" + UUID.randomUUID(), "wrong password");
        for (var i = 0; i < 5; i++) {
            assertRefused(makeToken(wrong, "{\"name\": \"x\"}"), "Basic realm=\"Gatehouse\", charset=\"UTF-8\"");
        }

        assertThat(makeToken(wrong, "{\"name\": \"x\"}"))
                .hasStatus(429)
                .containsHeader("Retry-After")
                .bodyText()
                .contains("Too many wrong passwords. Wait ");
    }

    @Test
    void aTokenWithoutANameIsRefusedAtItsField() {
        assertThat(makeToken(ADMIN, "{}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("name");
    }

    @Test
    void theSessionOfABrowserDoesNotOpenTheApi() {
        var visitor = Visitor.signedIn(panel);

        assertThat(visitor.open("/api/v1/accounts").status()).isEqualTo(401);
        assertThat(visitor.open("/v3/api-docs").status()).isEqualTo(200);
        assertThat(visitor.open("/actuator/prometheus").status()).isEqualTo(200);
    }

    @Test
    void theApiStartsNoSession() {
        var bearer = "Bearer " + read(makeToken(ADMIN, "{\"name\": \"stateless\"}"), "$.token");
        var before = sessions();

        assertThat(get("/api/v1/accounts", bearer)).hasStatusOk().doesNotContainHeader("Set-Cookie");
        assertThat(get("/v3/api-docs", bearer)).hasStatusOk().doesNotContainHeader("Set-Cookie");
        get("/api/v1/accounts", null);

        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void healthIsOpenAndTellsNoDetails() {
        assertThat(get("/actuator/health", null)).hasStatusOk().bodyText().contains("UP").doesNotContain("H2", "disk");
        assertThat(get("/actuator/health/liveness", null)).hasStatusOk();
        assertThat(api.post().uri("/actuator/health")).hasStatus(405);
    }

    @Test
    void theDescriptionOfTheApiSaysHowToAuthenticate() {
        var bearer = "Bearer " + read(makeToken(ADMIN, "{\"name\": \"docs\"}"), "$.token");
        var description = get("/v3/api-docs", bearer);

        assertThat(description).bodyJson().extractingPath("$.info.title").isEqualTo("Gatehouse");
        assertThat(description)
                .bodyJson()
                .extractingPath("$.components.securitySchemes.token.scheme")
                .isEqualTo("bearer");
        assertThat(description).bodyJson().extractingPath("$.paths['/api/v1/accounts'].post").isNotNull();
        assertThat(description)
                .bodyJson()
                .extractingPath("$.paths['/api/v1/tokens'].post.security[0].password")
                .isNotNull();
    }

    private MvcTestResult makeToken(String authorization, String body) {
        return api.post()
                .uri("/api/v1/tokens")
                .header("Authorization", authorization)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String address, String authorization) {
        var request = api.get().uri(address);
        return (authorization == null ? request : request.header("Authorization", authorization)).exchange();
    }

    private long sessions() {
        return database.sql("select count(*) from spring_session").query(Long.class).single();
    }

    private static void assertRefused(MvcTestResult answer, String challenge) {
        assertThat(answer)
                .hasStatus(401)
                .hasHeader("WWW-Authenticate", challenge)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .doesNotContainHeader("Location");
        assertThat(answer).bodyJson().extractingPath("$.status").isEqualTo(401);
        assertThat(answer).bodyJson().extractingPath("$.title").isEqualTo("Unauthorized");
    }

    private static <T> T read(MvcTestResult answer, String path) {
        return JsonPath.read(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8), path);
    }

    private static String basic(String username, String password) {
        var pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
