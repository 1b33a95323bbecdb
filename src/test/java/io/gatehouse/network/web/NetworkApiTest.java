package io.gatehouse.network.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.account.AccountDraft;
import io.gatehouse.account.Accounts;
import io.gatehouse.account.ApiTokens;
import io.gatehouse.testing.PanelTest;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PanelTest
@TestPropertySource(properties = {"gatehouse.sandbox.latency=0ms", "gatehouse.sandbox.boot=50ms"})
class NetworkApiTest {

    private static final String NETWORKS = "/api/v1/networks";

    @Autowired private MockMvcTester api;
    @Autowired private Accounts accounts;
    @Autowired private ApiTokens tokens;

    private String bearer;
    private long account;

    @BeforeEach
    void makeATokenAndAnAccount() {
        bearer = "Bearer " + tokens.create("admin", "test").secret();
        String name = "Sandbox " + accounts.all().size();
        account = accounts.create(new AccountDraft(name, "SANDBOX", "eu-west-1", null, null)).id();
    }

    @Test
    void whatIsLeftOutTakesTheWizardsDefault() throws Exception {
        var made = send(HttpMethod.POST, NETWORKS, wanted("payments", "10.0.0.0/16"));

        assertThat(made).hasStatus(201);
        String address = made.getResponse().getHeader("Location");
        assertThat(address).matches(NETWORKS + "/n\\d+");
        assertThat(send(HttpMethod.GET, address, null))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"name": "payments", "cidr": "10.0.0.0/16", "zones": ["eu-west-1a", "eu-west-1b"],
                         "subnets": [
                          {"slot": "public-a", "name": "public-a", "zone": "eu-west-1a", "cidr": "10.0.0.0/24", "tier": "PUBLIC"},
                          {"slot": "private-a", "name": "private-a", "zone": "eu-west-1a", "cidr": "10.0.1.0/24", "tier": "PRIVATE"},
                          {"slot": "public-b", "name": "public-b", "zone": "eu-west-1b", "cidr": "10.0.2.0/24", "tier": "PUBLIC"},
                          {"slot": "private-b", "name": "private-b", "zone": "eu-west-1b", "cidr": "10.0.3.0/24", "tier": "PRIVATE"}],
                         "nat": {"mode": "PAIR", "instanceType": "t4g.nano", "addresses": []},
                         "egress": "ALL", "sshSources": [], "mode": "REVIEW", "revision": 1, "deleting": false,
                         "sync": "PENDING"}
                        """);
        assertThat(json(send(HttpMethod.GET, address, null)).path("nat").path("imageId").asString()).startsWith("ami-");
    }

    @Test
    void everyBrokenRuleIsSaidAtItsFieldAtOnce() {
        var refused =
                send(
                        HttpMethod.POST,
                        NETWORKS,
                        """
                        {"accountId": %d, "name": "<b>", "cidr": "10.0.0.1/16", "zones": ["eu-west-1a", "eu-west-1a"],
                         "nat": {"mode": "PAIR", "instanceType": "t9.huge"}, "sshSources": ["::/0"]}
                        """
                                .formatted(account));

        assertThat(refused).hasStatus(422).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("name", "cidr", "zones[1]", "nat.instanceType", "sshSources[0]");
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.errors[1].message")
                .isEqualTo("“10.0.0.1/16” has host bits set. The block that contains it is 10.0.0.0/16.");
    }

    @Test
    void anAccountThatIsNotThereIsAnErrorAtTheAccount() {
        for (String id : new String[] {"987654", "\"mine\"", "null"}) {
            var refused =
                    send(
                            HttpMethod.POST,
                            NETWORKS,
                            "{\"accountId\": %s, \"name\": \"a\", \"cidr\": \"10.0.0.0/16\"}".formatted(id));

            assertThat(refused).hasStatus(422);
            assertThat(refused).bodyJson().extractingPath("$.errors[0].field").isEqualTo("accountId");
        }
    }

    @Test
    void withoutAnAccountEveryOtherErrorIsSaidAsWell() {
        var refused =
                send(
                        HttpMethod.POST,
                        NETWORKS,
                        """
                        {"accountId": 4711, "name": "<b>", "cidr": "10.0.0.1/16", "egress": "SOME",
                         "subnets": [{"name": "", "zone": "a", "cidr": "10.0.1.300/24", "tier": "SECRET"}],
                         "nat": {"mode": "MANY"}, "sshSources": ["here"], "mode": "NEVER"}\
                        """);
        assertThat(refused).hasStatus(422);
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly(
                        "accountId",
                        "name",
                        "cidr",
                        "subnets[0].name",
                        "subnets[0].cidr",
                        "subnets[0].tier",
                        "nat.mode",
                        "egress",
                        "sshSources[0]",
                        "mode");
    }

    @Test
    void overlapWithAnotherNetworkNamesIt() throws Exception {
        create("payments", "10.0.0.0/16");

        assertThat(send(HttpMethod.POST, NETWORKS, wanted("orders", "10.0.0.0/20")))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .isEqualTo("10.0.0.0/20 overlaps network “payments” (10.0.0.0/16) of this account. Use 10.1.0.0/20.");
    }

    @Test
    void aChangeKeepsWhatItLeavesOut() throws Exception {
        String id = create("payments", "10.0.0.0/16");

        assertThat(
                        send(
                                HttpMethod.PUT,
                                NETWORKS + "/" + id,
                                "{\"egress\": \"WEB\", \"revision\": 1, \"reason\": \"less\"}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"name": "payments", "egress": "WEB", "revision": 2, "nat": {"mode": "PAIR"}}\
                        """);
    }

    @Test
    void whatWasReadCanBeSentBack() throws Exception {
        String id = create("payments", "10.0.0.0/16");
        var before = json(send(HttpMethod.GET, NETWORKS + "/" + id, null));

        var after = send(HttpMethod.PUT, NETWORKS + "/" + id, before.toString());

        assertThat(after).hasStatusOk();
        for (String part : List.of("revision", "name", "zones", "subnets", "nat", "egress", "sshSources", "mode")) {
            assertThat(json(after).path(part)).as(part).isEqualTo(before.path(part));
        }
    }

    @Test
    void whoIsLateGetsBothVersions() throws Exception {
        String address = NETWORKS + "/" + create("payments", "10.0.0.0/16");
        send(HttpMethod.PUT, address, "{\"name\": \"orders\"}");

        assertThat(send(HttpMethod.PUT, address, "{\"name\": \"invoices\", \"revision\": 1}"))
                .hasStatus(409)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": 409, "revision": 2, "theirs": {"name": "orders"}, "yours": {"name": "invoices"}}\
                        """);
        assertThat(
                        api.put()
                                .uri(address)
                                .header("Authorization", bearer)
                                .header("If-Match", "\"1\"")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"name\": \"invoices\"}")
                                .exchange())
                .hasStatus(409);
        assertThat(json(send(HttpMethod.GET, address, null)).path("name").asString()).isEqualTo("orders");
    }

    @Test
    void aNetworkStaysInItsAccount() throws Exception {
        String address = NETWORKS + "/" + create("payments", "10.0.0.0/16");

        assertThat(send(HttpMethod.PUT, address, "{\"accountId\": 1}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("accountId");
    }

    private void apply(String address) throws Exception {
        long plan = json(send(HttpMethod.POST, address + "/plans", "{}")).path("id").asLong();
        var accepted = send(HttpMethod.POST, address + "/runs", "{\"planId\": %d}".formatted(plan));
        String run = "/api/v1/runs/" + json(accepted).path("id").asLong();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> json(send(HttpMethod.GET, run, null)).path("state").asString().equals("SUCCEEDED"));
    }

    @Test
    void aDeletedNetworkIsStillThereAndTakesNoMoreEdits() throws Exception {
        String address = NETWORKS + "/" + create("payments", "10.0.0.0/16");
        // One of which AWS has nothing would be forgotten at once.
        apply(address);

        assertThat(send(HttpMethod.DELETE, address, null))
                .hasStatus(202)
                .bodyJson()
                .isLenientlyEqualTo("{\"deleting\": true, \"sync\": \"DELETING\"}");
        assertThat(send(HttpMethod.DELETE, address, null)).hasStatus(202);
        assertThat(send(HttpMethod.PUT, address, "{\"name\": \"orders\"}"))
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo("Network “payments” is being deleted and takes no more edits.");
    }

    @Test
    void theHistorySaysWhatEachRevisionChangedAndIsGoneBackIn() throws Exception {
        String address =
                send(HttpMethod.POST, NETWORKS, wanted("history", "10.0.0.0/16")).getResponse().getHeader("Location");
        send(HttpMethod.PUT, address, "{\"name\": \"renamed\", \"reason\": \"a better name\"}");

        assertThat(send(HttpMethod.GET, address + "/revisions", null))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"applied": 0, "page": 0, "total": 2, "revisions": [
                         {"number": 2, "author": "admin", "reason": "a better name",
                          "differences": [{"component": "Name", "before": "history", "after": "renamed"}],
                          "wanted": {"name": "renamed"}},
                         {"number": 1, "differences": [], "wanted": {"name": "history"}}]}
                        """);

        assertThat(send(HttpMethod.POST, address + "/revisions/1/restore", "{}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"name\": \"history\", \"revision\": 3}");
        assertThat(
                        api.post()
                                .uri(address + "/revisions/2/restore")
                                .header("Authorization", bearer)
                                .header("If-Match", "\"2\"")
                                .exchange())
                .hasStatus(409)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"revision": 3, "theirs": {"name": "history"}, "yours": {"name": "renamed"}}
                        """);
        assertThat(send(HttpMethod.POST, address + "/revisions/9/restore", "{}"))
                .hasStatus(404)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("has no revision 9");
    }

    @Test
    void whatIsNotThereIs404() {
        for (String id : new String[] {"n987654", "7", "n0", "x"}) {
            assertThat(send(HttpMethod.GET, NETWORKS + "/" + id, null)).hasStatus(404);
            assertThat(send(HttpMethod.PUT, NETWORKS + "/" + id, "{}")).hasStatus(404);
            assertThat(send(HttpMethod.DELETE, NETWORKS + "/" + id, null)).hasStatus(404);
        }
    }

    @Test
    void theListHasEveryNetworkWithoutItsResources() throws Exception {
        String id = create("payments", "10.0.0.0/16");

        var mine = send(HttpMethod.GET, NETWORKS, null);

        assertThat(mine)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[?(@.id == '%s')].name".formatted(id))
                .asArray()
                .containsExactly("payments");
        assertThat(mine.getResponse().getContentAsString()).doesNotContain("\"resources\"");
    }

    @Test
    void withoutATokenNobodyComesIn() {
        assertThat(api.get().uri(NETWORKS).exchange()).hasStatus(401);
        assertThat(api.get().uri(NETWORKS).header("Authorization", "Bearer gh_forged").exchange()).hasStatus(401);
    }

    private String create(String name, String cidr) throws Exception {
        var made = send(HttpMethod.POST, NETWORKS, wanted(name, cidr));
        assertThat(made).hasStatus(201);
        return json(made).path("id").asString();
    }

    private String wanted(String name, String cidr) {
        return "{\"accountId\": %d, \"name\": \"%s\", \"cidr\": \"%s\"}".formatted(account, name, cidr);
    }

    private static JsonNode json(MvcTestResult result) throws Exception {
        return new JsonMapper().readTree(result.getResponse().getContentAsString());
    }

    private MvcTestResult send(HttpMethod method, String path, @Nullable String body) {
        var request = api.method(method).uri(path).header("Authorization", bearer);
        return (body == null ? request : request.contentType(MediaType.APPLICATION_JSON).content(body)).exchange();
    }
}
