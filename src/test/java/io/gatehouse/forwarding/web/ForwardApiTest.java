package io.gatehouse.forwarding.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.account.AccountDraft;
import io.gatehouse.account.Accounts;
import io.gatehouse.account.ApiTokens;
import io.gatehouse.forwarding.ForwardingDesiredState;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Networks;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PanelTest
@TestPropertySource(properties = {"gatehouse.sandbox.latency=0ms", "gatehouse.sandbox.boot=50ms"})
class ForwardApiTest {

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
