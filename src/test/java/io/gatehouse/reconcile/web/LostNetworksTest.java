package io.gatehouse.reconcile.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.account.Accounts;
import io.gatehouse.account.ApiTokens;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.cloud.Intruder;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.NatDraft;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkKeys;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.network.Networks;
import io.gatehouse.network.SubnetDraft;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.reconcile.RunState;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.reconcile.SyncState;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.testing.Visitor;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Route;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/// Taking networks back whose rows are gone while the cloud still has them, on the sandbox.
@PanelTest
@TestPropertySource(
        properties = {
            "gatehouse.sandbox.latency=0ms",
            "gatehouse.sandbox.boot=50ms",
            "gatehouse.sandbox.shutdown=50ms",
            "gatehouse.sandbox.elastic-ips=100",
            "gatehouse.reconcile.visible-within=0s",
            "gatehouse.installation=k3v7q2mzta"
        })
class LostNetworksTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FOUND = "/settings/accounts/1/found";

    @Autowired private MockMvc mockMvc;
    @Autowired private Networks networks;
    @Autowired private NetworkStatus status;
    @Autowired private Plans plans;
    @Autowired private Runs runs;
    @Autowired private Clouds clouds;
    @Autowired private Accounts accounts;
    @Autowired private JdbcClient database;
    @Autowired private MockMvcTester api;
    @Autowired private ApiTokens tokens;

    @Test
    void whatIsLostIsTakenBackAndNeedsNoPlan() {
        NetworkId id = applied("lost", "10.211.0.0/16", "PAIR");
        NetworkLayout before = networks.find(id).orElseThrow().layout();
        loseAllRows();
        Visitor visitor = Visitor.signedIn(mockMvc);
        assertThat(visitor.open(FOUND).text()).contains("lost (" + id + ")", "k3v7q2mzta", "Take it back", "vpc-");

        Visitor.Page plan = visitor.follow(visitor.submit(FOUND + "/" + id));

        assertThat(plan.text()).contains("is taken back", "Nothing to do");
        Network back = networks.find(id).orElseThrow();
        assertThat(back.layout()).isEqualTo(before);
        assertThat(back.revision()).isEqualTo(1);
        assertThat(status.of(back).sync()).isEqualTo(SyncState.IN_SYNC);
        assertThat(visitor.open(FOUND).text()).doesNotContain("lost (" + id + ")");
        destroy(id);
    }

    @Test
    void aProgramTakesItBackToo() {
        NetworkId id = applied("asked", "10.214.0.0/16", "NONE");
        loseAllRows();
        String lost = "/api/v1/accounts/1/lost-networks";
        assertThat(send(HttpMethod.GET, lost))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$[?(@.id == '%s')].name".formatted(id))
                .asArray()
                .containsExactly("asked");

        assertThat(send(HttpMethod.POST, lost + "/" + id))
                .hasStatus(201)
                .hasHeader("Location", "/api/v1/networks/" + id);

        assertThat(networks.find(id).orElseThrow().layout().name()).isEqualTo("asked");
        assertThat(send(HttpMethod.POST, lost + "/" + id)).as("once more").hasStatus(404);
        assertThat(send(HttpMethod.POST, lost + "/nonsense")).hasStatus(404);
        assertThat(send(HttpMethod.GET, "/api/v1/accounts/987654/lost-networks")).hasStatus(404);
        destroy(id);
    }

    private MvcTestResult send(HttpMethod method, String address) {
        String token = tokens.create("admin", "test").secret();
        return api.method(method).uri(address).header("Authorization", "Bearer " + token).exchange();
    }

    @Test
    void whatChangedMeanwhileIsInThePlanAndARenamedSubnetKeepsItsSlot() {
        NetworkId id = applied("changed", "10.212.0.0/16", "SINGLE");
        Network network = networks.find(id).orElseThrow();
        networks.revise(id, 1, renamed(network.layout()), "admin", "renamed");
        apply(id);
        new Intruder(clouds.connect(accounts.connection(1)), id)
                .deletes(Route.keyOf(new NetworkKeys(id).publicRouteTable(), "0.0.0.0/0"));
        loseAllRows();
        Visitor visitor = Visitor.signedIn(mockMvc);
        visitor.open(FOUND);

        visitor.submit(FOUND + "/" + id);

        assertThat(networks.find(id).orElseThrow().layout().subnets())
                .anyMatch(one -> one.slot().equals("private-a") && one.name().equals("reports"));
        assertThat(plans.create(id, "admin").view().steps())
                .extracting(step -> step.key())
                .containsExactly(Route.keyOf(new NetworkKeys(id).publicRouteTable(), "0.0.0.0/0").text());
        apply(id);
        assertThat(plans.create(id, "admin").view().steps()).as("steps of a second plan").isEmpty();
        destroy(id);
    }

    @Test
    void aNewNetworkNeverGetsTheNumberOfALostOne() {
        NetworkId fresh = networks.create(1, draft("fresh", "10.213.0.0/16", "NONE"), "admin", "");
        assertThat(fresh.number()).isGreaterThan(1_000_000);
        networks.delete(fresh, "admin");
    }

    private static LayoutDraft renamed(NetworkLayout layout) {
        LayoutDraft draft = LayoutDraft.of(layout);
        List<SubnetDraft> subnets =
                draft.subnets().stream()
                        .map(one ->
                                "private-a".equals(one.slot())
                                        ? new SubnetDraft(one.slot(), "reports", one.zone(), one.cidr(), one.tier())
                                        : one)
                        .toList();
        return draft.withSubnets(subnets);
    }

    private static LayoutDraft draft(String name, String cidr, String mode) {
        LayoutDraft defaults = LayoutDraft.defaults(List.of("eu-west-1a", "eu-west-1b"));
        var nat = new NatDraft(mode, null, null, null);
        return new LayoutDraft(name, cidr, null, null, nat, null, null, null).orElse(defaults);
    }

    private NetworkId applied(String name, String cidr, String mode) {
        NetworkId id = networks.create(1, draft(name, cidr, mode), "admin", "first");
        apply(id);
        return id;
    }

    private void apply(NetworkId id) {
        long run = runs.start(plans.create(id, "admin").id(), "admin", "");
        Awaitility.await().atMost(PATIENCE).until(() -> runs.find(run).orElseThrow().state().isOver());
        assertThat(runs.find(run).orElseThrow().state()).isEqualTo(RunState.SUCCEEDED);
    }

    private void destroy(NetworkId id) {
        networks.delete(id, "admin");
        apply(id);
        assertThat(networks.find(id)).isEmpty();
    }

    /// All that the panel knew of networks. The simulated account is in the same database and stays.
    private void loseAllRows() {
        database.sql("set referential_integrity false").update();
        for (String table : List.of("journal", "network_run", "network_plan", "network_status", "network_revision")) {
            database.sql("delete from " + table).update();
        }
        database.sql("delete from network").update();
        database.sql("set referential_integrity true").update();
    }
}
