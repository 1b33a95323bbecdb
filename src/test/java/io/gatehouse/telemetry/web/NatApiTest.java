package io.gatehouse.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.account.AccountDraft;
import io.gatehouse.account.Accounts;
import io.gatehouse.account.ApiTokens;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Networks;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.telemetry.MemberCommands;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.testing.RunsBesideOthers;
import io.gatehouse.topology.NetworkId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PanelTest
@TestPropertySource(
        properties = {
            "gatehouse.sandbox.latency=0ms",
            "gatehouse.sandbox.boot=0ms",
            "gatehouse.reconcile.visible-within=0s"
        })
@DirtiesContext // its pairs would report to the end of all tests
@RunsBesideOthers
class NatApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired private MockMvcTester api;
    @Autowired private Accounts accounts;
    @Autowired private Networks networks;
    @Autowired private ApiTokens tokens;
    @Autowired private Plans plans;
    @Autowired private Runs runs;
    @Autowired private MemberCommands commands;

    private String bearer;
    private NetworkId network;
    private String nat;

    @BeforeEach
    void makeATokenAndANetwork() {
        bearer = "Bearer " + tokens.create("admin", "test").secret();
        String name = "Sandbox " + accounts.all().size();
        long account = accounts.create(new AccountDraft(name, "SANDBOX", "eu-west-1", null, null)).id();
        var draft = new LayoutDraft("payments", "10.0.0.0/16", null, null, null, null, null, null);
        network = networks.create(account, draft, "admin", "");
        nat = "/api/v1/networks/%s/nat".formatted(network.text());
    }

    @Test
    void withoutATokenNothingIsSaidOrDone() {
        assertThat(api.get().uri(nat).exchange()).hasStatus(401);
        assertThat(api.post().uri(nat + "/replacements").content("{}").exchange()).hasStatus(401);
        assertThat(networks.find(network).orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsA404() {
        assertThat(send(HttpMethod.GET, "/api/v1/networks/n4711/nat", null)).hasStatus(404);
        assertThat(send(HttpMethod.POST, "/api/v1/networks/n4711/nat/replacements", "{\"member\": \"nat-a\"}"))
                .hasStatus(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "commands | {} | member | Name a NAT instance of the network, for example nat-a.",
                "commands | {'member': 'nat-z', 'kind': 'DRILL'} | member | Name a NAT instance of the network, for"
                        + " example nat-a.",
                "commands | {'member': 'nat-a'} | kind | Name one of DRILL, HAND_OVER, TAKE_BACK, MAINTENANCE_ON,"
                        + " MAINTENANCE_OFF, ASK_RESOLVER.",
                "commands | {'member': 'nat-a', 'kind': 'TRY_TARGET'} | kind | Name one of DRILL, HAND_OVER, TAKE_BACK,"
                        + " MAINTENANCE_ON, MAINTENANCE_OFF, ASK_RESOLVER.",
                "commands | {'member': 'nat-a', 'kind': 'ASK_RESOLVER'} | name | A name has labels of at most 63"
                    + " letters, digits, hyphens and underscores, with dots between them and at most 253 characters in"
                    + " all, for example db.ck.local.",
                "commands | {'member': 'nat-a', 'kind': 'ASK_RESOLVER', 'name': '$(reboot)'} | name | A name has labels"
                    + " of at most 63 letters, digits, hyphens and underscores, with dots between them and at most 253"
                    + " characters in all, for example db.ck.local.",
                "replacements | {} | member | Name a NAT instance of the network, for example nat-a.",
                "replacements | {'member': 'nat-c'} | member | Name a NAT instance of the network, for example nat-a."
            })
    void whatBreaksARuleIsNamedByItsField(String resource, String body, String field, String message) {
        MvcTestResult refused = send(HttpMethod.POST, nat + "/" + resource, body.replace('\'', '"'));

        assertThat(refused).hasStatus(422);
        assertThat(refused).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
        assertThat(refused).bodyJson().extractingPath("$.errors[0].message").isEqualTo(message);
        assertThat(commands.latest(network, 1)).isEmpty();
        assertThat(networks.find(network).orElseThrow().revision()).isEqualTo(1);
    }

    @Test
    void aCommandIsAnsweredAndASecondOneWaitsForThat() {
        applied();
        String ask =
                "{\"member\": \"nat-a\", \"kind\": \"ask_resolver\", \"name\": \"ip-10-0-1-7.x.compute.internal\"}";
        assertThat(send(HttpMethod.POST, nat + "/commands", ask)).hasStatus(202);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(send(HttpMethod.GET, nat, null))
                                .bodyJson()
                                .extractingPath("$.commands[0].answer")
                                .isEqualTo("ip-10-0-1-7.x.compute.internal has the address 10.0.1.7."));
        assertThat(send(HttpMethod.GET, nat, null))
                .bodyJson()
                .extractingPath("$.commands[0].target")
                .isEqualTo("ip-10-0-1-7.x.compute.internal");

        String maintenance = "{\"member\": \"nat-a\", \"kind\": \"MAINTENANCE_ON\"}";
        var first = send(HttpMethod.POST, nat + "/commands", maintenance);
        assertThat(first).hasStatus(202);
        var second = send(HttpMethod.POST, nat + "/commands", maintenance);
        if (second.getResponse().getStatus() != 202) {
            assertThat(second)
                    .hasStatus(409)
                    .bodyJson()
                    .extractingPath("$.detail")
                    .asString()
                    .contains("another command");
        }
    }

    @Test
    void aReplacementIsARevisionWhosePlanIsApprovedLikeAnyOther() {
        applied();
        var saved = send(HttpMethod.POST, nat + "/replacements", "{\"member\": \"nat-b\", \"reason\": \"odd load\"}");
        assertThat(saved).hasStatus(201).bodyJson().extractingPath("$.revision").isEqualTo(2);
        assertThat(networks.revisions(network).getFirst().reason()).isEqualTo("odd load");

        var plan = send(HttpMethod.POST, "/api/v1/networks/%s/plans".formatted(network), null);
        assertThat(plan).hasStatus(201).bodyJson().extractingPath("$.counts.replace").isEqualTo(1);
        assertThat(plan).bodyJson().extractingPath("$.steps.length()").isEqualTo(1);
        assertThat(plan)
                .bodyJson()
                .extractingPath("$.steps[0].resource")
                .isEqualTo("%s/instance/nat-b".formatted(network));
        assertThat(plan).bodyJson().extractingPath("$.steps[0].disruption").asString().isIn("none", "brief");
    }

    @Test
    void aReasonThatIsTooLongIsRefusedAtItsField() {
        String body = "{\"member\": \"nat-a\", \"reason\": \"%s\"}".formatted("x".repeat(501));
        var refused = send(HttpMethod.POST, nat + "/replacements", body);
        assertThat(refused).hasStatus(422).bodyJson().extractingPath("$.errors[0].field").isEqualTo("reason");
    }

    @Test
    void aNetworkThatIsBeingDeletedTakesNoMoreWishes() {
        applied();
        networks.delete(network, "admin");
        assertThat(send(HttpMethod.POST, nat + "/replacements", "{\"member\": \"nat-a\"}")).hasStatus(409);
    }

    private void applied() {
        long run = runs.start(plans.create(network, "admin").id(), "admin", "");
        await().atMost(PATIENCE).until(() -> runs.isOver(run));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(send(HttpMethod.GET, nat, null))
                                .bodyJson()
                                .extractingPath("$.health")
                                .isEqualTo("ONLINE"));
    }

    private MvcTestResult send(HttpMethod method, String path, @Nullable String body) {
        var request = api.method(method).uri(path).header("Authorization", bearer);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return request.exchange();
    }
}
