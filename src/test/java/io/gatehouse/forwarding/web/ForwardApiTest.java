package io.gatehouse.forwarding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import io.gatehouse.account.AccountDraft;
import io.gatehouse.account.Accounts;
import io.gatehouse.account.ApiTokens;
import io.gatehouse.forwarding.ForwardingDesiredState;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Networks;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Resource;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
            "gatehouse.sandbox.boot=50ms",
            "gatehouse.reconcile.visible-within=0s"
        })
@DirtiesContext // the pair would report to the end of all tests
class ForwardApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String ORACLE =
            """
            {"name": "oracle", "protocol": "TCP", "externalPort": 51532, "targetAddress": "10.0.1.20",
             "targetPort": 1532, "sources": ["203.0.113.0/28"], "enabled": true}
            """;

    @Autowired private MockMvcTester api;
    @Autowired private Accounts accounts;
    @Autowired private Networks networks;
    @Autowired private ApiTokens tokens;
    @Autowired private ForwardingDesiredState desired;

    private String bearer;
    private NetworkId network;
    private String forwards;

    @BeforeEach
    void makeATokenAndANetwork() {
        bearer = "Bearer " + tokens.create("admin", "test").secret();
        String name = "Sandbox " + accounts.all().size();
        long account = accounts.create(new AccountDraft(name, "SANDBOX", "eu-west-1", null, null)).id();
        var draft = new LayoutDraft("payments", "10.0.0.0/16", null, null, null, null, null, null);
        network = networks.create(account, draft, "admin", "");
        forwards = "/api/v1/networks/%s/forwards".formatted(network.text());
    }

    @Test
    void aForwardIsMadeReadChangedAndRemoved() {
        var made = send(HttpMethod.POST, forwards, ORACLE);
        assertThat(made).hasStatus(201).hasHeader("Location", forwards + "/f1");
        assertThat(made)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"id": "f1", "name": "oracle", "protocol": "TCP", "externalPort": 51532,
                         "targetAddress": "10.0.1.20", "targetPort": 1532, "sources": ["203.0.113.0/28"],
                         "publishedOn": "", "identity": "nat-a", "hidesClient": false, "enabled": true,
                         "expiresAt": null, "owner": "admin", "revision": 2}
                        """);
        assertThat(rules()).containsExactly("in tcp/51532 from 203.0.113.0/28, nat-data");

        assertThat(send(HttpMethod.PUT, forwards + "/f1", "{\"enabled\": false}"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"externalPort\": 51532, \"enabled\": false, \"revision\": 3}");
        assertThat(rules()).isEmpty();

        assertThat(send(HttpMethod.DELETE, forwards + "/f1", null)).hasStatus(204);
        assertThat(send(HttpMethod.GET, forwards + "/f1", null)).hasStatus(404);
        assertThat(send(HttpMethod.GET, forwards, null)).bodyJson().isStrictlyEqualTo("[]");
        assertThat(networks.revisions(network)).hasSize(4);
    }

    @Test
    void whatWasReadCanBeChangedAndSentBack() throws Exception {
        send(HttpMethod.POST, forwards, ORACLE.replace("51532", "\"6000-6002\"").replace("1532", "\"7000-7002\""));
        String read = send(HttpMethod.GET, forwards + "/f1", null).getResponse().getContentAsString();
        assertThat(read).contains("\"externalPort\":\"6000-6002\"");

        assertThat(send(HttpMethod.PUT, forwards + "/f1", read.replace("oracle", "listener")))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"name\": \"listener\", \"targetPort\": \"7000-7002\"}");
    }

    @Test
    void everyBrokenRuleIsSaidAtItsField() {
        var refused =
                send(
                        HttpMethod.POST,
                        forwards,
                        """
                        {"name": "x", "protocol": "TCP", "externalPort": 0, "targetAddress": "10.0.0.5",
                         "targetPort": 65536, "sources": ["0.0.0.0/0", "10.1.1.1/8"]}
                        """);

        assertThat(refused).hasStatus(422).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(refused)
                .bodyJson()
                .extractingPath("$.errors[*].field")
                .asArray()
                .containsExactly("sources[0]", "sources[1]", "externalPort", "targetAddress", "targetPort");
        assertThat(networks.revisions(network)).hasSize(1);
    }

    @Test
    void whoeverIsLateGetsBothVersions() {
        send(HttpMethod.POST, forwards, ORACLE);
        send(HttpMethod.PUT, forwards + "/f1", "{\"comment\": \"theirs\", \"revision\": 2}");

        var late = send(HttpMethod.PUT, forwards + "/f1", "{\"comment\": \"yours\", \"revision\": 2}");

        assertThat(late)
                .hasStatus(409)
                .bodyJson()
                .isLenientlyEqualTo(
                        "{\"revision\": 3, \"theirs\": {\"comment\": \"theirs\"}, \"yours\": {\"comment\":"
                                + " \"yours\"}}");
    }

    @Test
    void whoeverEditsAnotherForwardIsNotLate() {
        send(HttpMethod.POST, forwards, ORACLE);
        send(HttpMethod.POST, forwards, ORACLE.replace("51532", "51533"));

        assertThat(send(HttpMethod.PUT, forwards + "/f1", "{\"comment\": \"mine\", \"revision\": 2}")).hasStatusOk();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String path : new String[] {"/f9", "/9", "/f0", "/fx", "/f99999999999"}) {
            assertThat(send(HttpMethod.GET, forwards + path, null)).hasStatus(404);
            assertThat(send(HttpMethod.PUT, forwards + path, ORACLE)).hasStatus(404);
            assertThat(send(HttpMethod.DELETE, forwards + path, null)).hasStatus(404);
        }
        assertThat(send(HttpMethod.GET, "/api/v1/networks/n999/forwards", null)).hasStatus(404);
    }

    @Test
    void aMisspeltPropertyIsRefused() {
        assertThat(send(HttpMethod.POST, forwards, ORACLE.replace("sources", "source"))).hasStatus(422);
    }

    @Test
    void aNetworkWithAForwardKeepsWhatTheForwardStandsOn() {
        send(HttpMethod.POST, forwards, ORACLE);

        var refused = send(HttpMethod.PUT, "/api/v1/networks/" + network.text(), "{\"nat\": {\"mode\": \"NONE\"}}");

        assertThat(refused).hasStatus(422).bodyJson().extractingPath("$.errors[0].field").isEqualTo("nat.mode");
    }

    /// The sandbox has no private hosts.
    @Test
    void anAppliedForwardIsTestedLinkByLink() throws Exception {
        send(HttpMethod.POST, forwards, ORACLE);
        String test = forwards + "/f1/test";
        assertThat(send(HttpMethod.GET, test, null))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("{\"whole\": false, \"broken\": \"The forward\"}");
        assertThat(send(HttpMethod.POST, test, "{}")).hasStatus(409);

        apply();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(send(HttpMethod.GET, test, null))
                                .bodyJson()
                                .extractingPath("$.links[?(@.name == 'The ruleset')].standing")
                                .asArray()
                                .containsExactly("WHOLE"));
        assertThat(send(HttpMethod.POST, test, "{}")).hasStatus(202).bodyJson().extractingPath("$.id").isNotNull();

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(send(HttpMethod.GET, test, null))
                                .bodyJson()
                                .isLenientlyEqualTo("{\"whole\": false, \"broken\": \"The host\"}"));

        networks.delete(network, "admin");
        assertThat(
                        send(
                                HttpMethod.POST,
                                "/api/v1/networks/%s/forward-trial".formatted(network.text()),
                                "{\"minutes\": 10}"))
                .as("the trial of a network that goes")
                .hasStatus(409);
    }

    @Test
    void aSavedListIsSharedByForwardsAndStaysAsLongAsOneUsesIt() {
        String lists = "/api/v1/networks/%s/source-lists".formatted(network.text());
        assertThat(send(HttpMethod.PUT, lists + "/office", "{\"sources\": [\"198.51.100.0/28\"]}"))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo("{\"revision\": 2}");
        send(HttpMethod.POST, forwards, ORACLE.replace("203.0.113.0/28", "office"));

        assertThat(send(HttpMethod.GET, lists, null))
                .bodyJson()
                .isStrictlyEqualTo(
                        "[{\"name\": \"office\", \"sources\": [\"198.51.100.0/28\"], \"forwards\": [\"f1\"]}]");
        assertThat(send(HttpMethod.PUT, lists + "/office", "{\"sources\": [\"198.51.100.7/28\"]}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("sources[0]");
        assertThat(send(HttpMethod.PUT, lists + "/office", "{\"sources\": [\"198.51.100.16/28\"]}")).hasStatusOk();
        assertThat(rules()).containsExactly("in tcp/51532 from 198.51.100.16/28, nat-data");
        assertThat(send(HttpMethod.DELETE, lists + "/office", null)).hasStatus(422);
        for (String nothing : new String[] {"{}", "{\"sources\": [null]}", "{\"sources\": []}"}) {
            assertThat(send(HttpMethod.PUT, lists + "/office", nothing))
                    .hasStatus(422)
                    .bodyJson()
                    .extractingPath("$.errors[0].field")
                    .isEqualTo("sources");
        }
        assertThat(send(HttpMethod.PUT, lists + "/10.0.0.1", "{\"sources\": [\"198.51.100.0/28\"]}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("name");
        send(HttpMethod.DELETE, forwards + "/f1", null);
        assertThat(send(HttpMethod.DELETE, lists + "/office", null)).hasStatus(204);
        assertThat(send(HttpMethod.DELETE, lists + "/office", null)).hasStatus(404);
    }

    @Test
    void aChangeIsTriedAndKept() {
        String trial = "/api/v1/networks/%s/forward-trial".formatted(network.text());
        assertThat(send(HttpMethod.POST, trial, "{\"minutes\": 10}"))
                .as("a network that has no forwards")
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("revision");
        send(HttpMethod.POST, forwards, ORACLE);
        for (String wrong : new String[] {"{\"minutes\": 0}", "{\"minutes\": 1441}", "{}"}) {
            assertThat(send(HttpMethod.POST, trial, wrong))
                    .hasStatus(422)
                    .bodyJson()
                    .extractingPath("$.errors[0].field")
                    .isEqualTo("minutes");
        }
        assertThat(send(HttpMethod.POST, trial, "{\"minutes\": 99999999999}"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("minutes");
        assertThat(send(HttpMethod.GET, trial, null)).hasStatus(404);

        assertThat(send(HttpMethod.POST, trial, "{\"minutes\": 10}")).hasStatus(201);

        assertThat(send(HttpMethod.GET, trial, null))
                .bodyJson()
                .isLenientlyEqualTo("{\"revision\": 2, \"backTo\": 1, \"author\": \"admin\"}");
        assertThat(send(HttpMethod.POST, trial + "/keep", "{}")).hasStatus(204);
        assertThat(send(HttpMethod.POST, trial + "/keep", "{}")).hasStatus(404);
    }

    private void apply() throws Exception {
        String address = "/api/v1/networks/" + network.text();
        int plan = number(send(HttpMethod.POST, address + "/plans", "{}"));
        int run = number(send(HttpMethod.POST, address + "/runs", "{\"planId\": %d}".formatted(plan)));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(send(HttpMethod.GET, "/api/v1/runs/" + run, null))
                                .bodyJson()
                                .extractingPath("$.state")
                                .isEqualTo("SUCCEEDED"));
        assertThat(send(HttpMethod.GET, address + "/runs", null))
                .bodyJson()
                .isLenientlyEqualTo("[{\"id\": %d, \"state\": \"SUCCEEDED\", \"author\": \"admin\"}]".formatted(run));
    }

    private static int number(MvcTestResult answer) throws Exception {
        return JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
    }

    private List<String> rules() {
        return desired.of(network).stream().map(Resource::label).toList();
    }

    private MvcTestResult send(HttpMethod method, String path, @Nullable String body) {
        var request = api.method(method).uri(path).header("Authorization", bearer);
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        return request.exchange();
    }
}
