package io.gatehouse.account.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.account.Accounts;
import io.gatehouse.account.ApiTokens;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.testing.PanelTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PanelTest
@MockitoBean(types = Clouds.class)
class AccountApiTest {

    private static final String ACCOUNTS = "/api/v1/accounts";

    @Autowired private MockMvcTester api;
    @Autowired private Accounts accounts;
    @Autowired private ApiTokens tokens;

    private String bearer;

    @BeforeEach
    void makeAToken() {
        bearer = "Bearer " + tokens.create("admin", "test").secret();
    }

    @Test
    void theSandboxIsListed() {
        assertThat(send(HttpMethod.GET, ACCOUNTS, null))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[?(@.name == 'Sandbox')].kind")
                .asArray()
                .containsExactly("SANDBOX");
    }

    @Test
    void anAccountIsAddedReadAndForgotten() {
        var made =
                send(
                        HttpMethod.POST,
                        ACCOUNTS,
                        """
                        {"name": "Api", "kind": "AWS", "region": "eu-west-1",
                         "roleArn": "arn:aws:iam::123456789012:role/Gatehouse", "externalId": "k3v7"}
                        """);

        assertThat(made).hasStatus(201);
        var address = made.getResponse().getHeader("Location");
        assertThat(address).matches(ACCOUNTS + "/\\d+");
        assertThat(send(HttpMethod.GET, address, null))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"name": "Api", "kind": "AWS", "region": "eu-west-1",
                         "roleArn": "arn:aws:iam::123456789012:role/Gatehouse", "externalId": "k3v7"}
                        """);
        assertThat(send(HttpMethod.DELETE, address, null)).hasStatus(204);
        assertThat(send(HttpMethod.GET, address, null)).hasStatus(404);
    }

    @Test
    void anAccountIsRenamedAndTheAuditLogKnows() {
        var made = send(HttpMethod.POST, ACCOUNTS, "{\"name\": \"Old\", \"kind\": \"AWS\", \"region\": \"eu-west-1\"}");
        String address = made.getResponse().getHeader("Location");

        assertThat(send(HttpMethod.PUT, address, "{\"name\": \"New\", \"kind\": \"SANDBOX\"}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"name\": \"New\", \"kind\": \"AWS\", \"region\": \"eu-west-1\"}");

        assertThat(send(HttpMethod.PUT, address, "{\"name\": \"\"}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("name");
        assertThat(send(HttpMethod.PUT, ACCOUNTS + "/987654", "{\"name\": \"New\"}")).hasStatus(404);
        assertThat(send(HttpMethod.GET, "/api/v1/audit?size=1", null))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"page": 0, "size": 1, "entries": [
                         {"actor": "admin", "action": "account changed", "subject": "account “New”", "detail": "was “Old”"}]}
                        """);
        for (String page : new String[] {"page=99999999", "page=-1&size=0", "page=2147483647&size=999"}) {
            assertThat(send(HttpMethod.GET, "/api/v1/audit?" + page, null)).as(page).hasStatusOk();
        }
        assertThat(send(HttpMethod.GET, "/api/v1/audit?page=first", null)).hasStatus(400);
        assertThat(send(HttpMethod.DELETE, address, null)).hasStatus(204);
    }

    @Test
    void everyBrokenRuleIsSaidAtItsField() {
        var refused =
                send(
                        HttpMethod.POST,
                        ACCOUNTS,
                        """
                        {"name": "<b>%s</b>", "kind": "GCP", "region": "Ireland", "roleArn": "me"}
                        """
                                .formatted("x".repeat(300)));

        assertThat(refused).hasStatus(422).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(refused)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"type": "about:blank", "title": "Unprocessable Content", "status": 422,
                         "errors": [{"field": "name"}, {"field": "kind"}, {"field": "region"}, {"field": "roleArn"}]}
                        """);
    }

    @Test
    void aPropertyThatDoesNotExistIsNamedWithThoseThatDo() {
        assertField(
                "{\"name\": \"a\", \"kind\": \"AWS\", \"regoin\": \"eu-west-1\"}",
                "regoin",
                "There is no such property. These are: externalId, kind, name, region, roleArn.");
    }

    @Test
    void aListWhereATextBelongsIsSaidAtItsField() {
        assertField("{\"name\": [\"a\"]}", "name", "Write a text in quotation marks here.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"name\": }", "name=a", "[]", "\"a\"", "null", "{} {}"})
    void whatIsNotOneJsonObjectIsABadRequest(String body) {
        var answer = send(HttpMethod.POST, ACCOUNTS, body);

        assertThat(answer).hasStatus(400).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.detail").asString().startsWith("The body ");
    }

    @Test
    void whatIsNotThereIsSaidToBeNotThere() {
        assertProblem(send(HttpMethod.GET, ACCOUNTS + "/999999", null), 404, "There is no account 999999.");
        assertProblem(send(HttpMethod.DELETE, ACCOUNTS + "/999999", null), 404, "There is no account 999999.");
        assertProblem(send(HttpMethod.DELETE, "/api/v1/tokens/999999", null), 404, "You have no token 999999.");
        assertProblem(
                send(HttpMethod.GET, "/api/v1/nothing", null),
                404,
                "There is nothing at this address. /v3/api-docs says what there is.");
    }

    @Test
    void anAddressThatIsNoNumberIsABadRequest() {
        assertProblem(send(HttpMethod.GET, ACCOUNTS + "/abc", null), 400, "“abc” cannot stand in the address for id.");
    }

    @Test
    void aMethodThatIsNotTakenIsAnsweredWithThoseThatAre() {
        assertThat(send(HttpMethod.PATCH, ACCOUNTS, "{}"))
                .hasStatus(405)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .containsHeader("Allow");
    }

    @Test
    void onlyJsonIsTaken() {
        assertThat(
                        api.post()
                                .uri(ACCOUNTS)
                                .header("Authorization", bearer)
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .content("name=a"))
                .hasStatus(415)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void aBrowserGetsTheSameProblemDocument() {
        assertThat(api.get().uri(ACCOUNTS + "/999999").header("Authorization", bearer).accept(MediaType.TEXT_HTML))
                .hasStatus(404)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void twoAccountsOfOneNameAreRefused() {
        assertThat(accounts.all()).anyMatch(account -> account.kind() == CloudKind.SANDBOX);
        assertField(
                "{\"name\": \"sandbox\", \"kind\": \"SANDBOX\", \"region\": \"eu-west-1\"}",
                "name",
                "Another account has this name. Names are unique, for example Production Ireland.");
    }

    private void assertField(String body, String field, String message) {
        var refused = send(HttpMethod.POST, ACCOUNTS, body);
        assertThat(refused).hasStatus(422).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(refused).bodyJson().extractingPath("$.errors.length()").isEqualTo(1);
        assertThat(refused).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        assertThat(refused).bodyJson().extractingPath("$.errors[0].message").isEqualTo(message);
    }

    private static void assertProblem(MvcTestResult answer, int status, String detail) {
        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.detail").isEqualTo(detail);
    }

    private MvcTestResult send(HttpMethod method, String address, String body) {
        var request = api.method(method).uri(address).header("Authorization", bearer);
        return body == null
                ? request.exchange()
                : request.contentType(MediaType.APPLICATION_JSON).content(body).exchange();
    }
}
