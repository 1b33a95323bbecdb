package io.gatehouse.telemetry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.NatDraft;
import io.gatehouse.network.Networks;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.telemetry.MemberCommands;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.testing.RunsBesideOthers;
import io.gatehouse.testing.Visitor;
import io.gatehouse.testing.Visitor.Page;
import io.gatehouse.topology.NetworkId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@PanelTest
@TestPropertySource(
        properties = {
            "gatehouse.sandbox.latency=0ms",
            "gatehouse.sandbox.boot=0ms",
            "gatehouse.sandbox.elastic-ips=120",
            "gatehouse.reconcile.visible-within=0s"
        })
@DirtiesContext // its pairs would report to the end of all tests
@RunsBesideOthers
class NatPagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static int made;

    @Autowired private MockMvc mockMvc;
    @Autowired private Networks networks;
    @Autowired private Plans plans;
    @Autowired private Runs runs;
    @Autowired private NetworkStatus status;
    @Autowired private MemberCommands commands;
    @Autowired private JdbcTemplate jdbc;

    private Visitor visitor;
    private NetworkId id;
    private String nat;

    @BeforeEach
    void aNetwork() {
        id = network(null);
        nat = "/networks/%s/nat".formatted(id);
        visitor = Visitor.signedIn(mockMvc);
    }

    private NetworkId network(NatDraft drawn) {
        made++;
        var cidr = "10.%d.0.0/16".formatted(100 + made);
        var draft = new LayoutDraft("network-" + made, cidr, null, null, drawn, null, null, null);
        return networks.create(1, draft, "admin", "first");
    }

    @Test
    void whoeverIsNotSignedInIsLedToTheSignInAndAFormOfAnotherSiteIsRefused() {
        assertThat(new Visitor(mockMvc).open(nat).location()).endsWith("/sign-in");
        for (String form : new String[] {"/nat-a/drill", "/nat-a/replace", "/resolver", "/nat-a/power"}) {
            assertThat(visitor.forge(nat + form, "on", "true").status()).as(form).isEqualTo(403);
        }
        assertThat(networks.find(id).orElseThrow().revision()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/networks/n4711/nat",
                "/networks/{id}/nat/nat-c/drill",
                "/networks/{id}/nat/nat-a/explode",
                "/networks/{id}/nat/nat-c/replace"
            })
    void whatIsNotThereIsSaidNotToBe(String path) {
        String address = path.replace("{id}", id.text());
        assertThat(visitor.open(address).status()).isEqualTo(404);
        assertThat(visitor.submit(address).status()).isIn(404, 405);
    }

    @Test
    void aNetworkWithoutNatInstancesHasNoSuchPage() {
        NetworkId without = network(new NatDraft("NONE", null, null, null, null));
        assertThat(visitor.open("/networks/%s/nat".formatted(without)).status()).isEqualTo(404);
    }

    @Test
    void beforeAnybodyIsHeardNothingIsClaimed() {
        assertThat(visitor.open(nat).text())
                .contains("No NAT instance has reported yet", "Replace instance…", "Ask the resolver")
                .doesNotContain("Run the drill…", "null");
    }

    @Test
    void aDrillSaysBeforehandWhatItDoesToWhomAndItsAnswerAppears() {
        applied();
        assertThat(visitor.open(nat + "/nat-a/drill").text())
                .contains("Run a drill with nat-a?", "nat-b takes over zone a from nat-a on purpose");

        Page told = visitor.submit(nat + "/nat-a/drill");

        assertThat(visitor.follow(told).text()).contains("nat-a has been told. Its answer appears here.");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(visitor.open(nat).text()).contains("nat-b carries nat-a now.", "Done"));
        assertThat(visitor.open("/networks").text())
                .containsPattern("nat-b took over zone a in [\\d.]+ s: peer resigned network-" + made);
    }

    @Test
    void aSecondCommandWaitsForTheAnswerToTheFirst() {
        applied();
        visitor.open(nat);
        visitor.follow(visitor.submit(nat + "/nat-a/power", "on", "false"));
        visitor.follow(visitor.submit(nat + "/nat-a/drill"));

        Page second = visitor.submit(nat + "/nat-b/hand-over");

        assertThat(visitor.follow(second).text())
                .contains("The pair has another command to answer first.", "No answer yet");
        assertThat(commands.latest(id, 10)).hasSize(1);
    }

    @Test
    void whatWasNotAnsweredInTimeIsNotCarriedOut() {
        jdbc.update(
                "insert into member_command (network_id, member, kind, author, issued_at, expires_at, taken_away)"
                        + " values (?, 'nat-a', 'DRILL', 'admin', ?, ?, false)",
                id.number(),
                Timestamp.from(Instant.now().minusSeconds(300)),
                Timestamp.from(Instant.now().minusSeconds(180)));

        assertThat(visitor.open(nat).text())
                .contains("No answer", "It was not found in time, so it is not carried out.")
                .doesNotContain("No answer yet");
    }

    @Test
    void theResolverIsAskedAndItsAnswerAppears() {
        applied();
        visitor.open(nat);
        Page told =
                visitor.submit(nat + "/resolver", "member", "nat-b", "name", "ip-10-0-1-20.eu-west-1.compute.internal");
        assertThat(visitor.follow(told).text()).contains("nat-b has been told.");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(visitor.open(nat).text())
                                .contains("ip-10-0-1-20.eu-west-1.compute.internal has the address 10.0.1.20."));

        visitor.submit(nat + "/resolver", "member", "nat-a", "name", "db.ck.local");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(visitor.open(nat).text())
                                .contains("The resolver knows no address of db.ck.local.", "Not done"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$(reboot)", "a b", "-x", "a..b", "db.ck.local; reboot"})
    void whatIsNoNameIsSaidAtTheFieldAndStaysThere(String name) {
        visitor.open(nat);
        Page again = visitor.submit(nat + "/resolver", "member", "nat-a", "name", name);

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("This needs another look", "for example db.ck.local.");
        assertThat(again.html()).contains("value=\"%s\"".formatted(name));
        assertThat(commands.latest(id, 10)).isEmpty();
    }

    @Test
    void onlyANatInstanceOfTheNetworkCanBeAsked() {
        visitor.open(nat);
        Page again = visitor.submit(nat + "/resolver", "member", "nat-z", "name", "db.ck.local");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text()).contains("Name a NAT instance of the network, for example nat-a.");
    }

    @Test
    void replacingSaysBeforehandWhatItDoesToWhomAndLeadsToThePlanThatDoesIt() {
        applied();
        String before = machine("nat-a");
        assertThat(visitor.open(nat + "/nat-a/replace").text())
                .contains(
                        "Replace the instance of nat-a?",
                        "onto the same network interfaces",
                        "Nothing is terminated before you approve it.");

        Page plan = visitor.follow(visitor.submit(nat + "/nat-a/replace"));

        assertThat(plan.text()).contains("Replace", "-nat-a", "generation", "asked for in revision 2");
        assertThat(plan.text()).doesNotContain("-nat-b");
        assertThat(machine("nat-a")).isEqualTo(before);
        assertThat(networks.revisions(id).getFirst().reason()).isEqualTo("Replace the instance of nat-a.");
        assertThat(visitor.open("/networks/%s/history".formatted(id)).text()).contains("Instance of nat-a");
    }

    /// Until 35 seconds after it was made, what a member says may be its predecessor's word.
    @Test
    void thePlanPromisesThatNoConnectionIsLostOnceThePairIsFit() {
        applied();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        assertThat(visitor.open(nat + "/nat-a/replace").text())
                                .contains("No connection is lost: nat-b takes zone a over from nat-a first"));
        assertThat(visitor.follow(visitor.submit(nat + "/nat-a/replace")).text()).contains("No connection is lost");

        visitor.submit(nat + "/nat-b/power", "on", "false");
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        assertThat(visitor.open(nat + "/nat-a/replace").text())
                                .contains("nat-b could not take over now, so the run waits for it"));
    }

    @Test
    void aSingleNatInstanceCanBeReplacedAsWellAndSaysThatItHasNoPeer() {
        NetworkId single = network(new NatDraft("SINGLE", null, null, null, null));
        String page = "/networks/%s/nat".formatted(single);

        assertThat(visitor.open(page + "/nat-a/replace").text()).contains("it has no peer");
        assertThat(visitor.open(page + "/nat-a/drill").status()).isEqualTo(404);
        assertThat(visitor.open(page).text()).contains("Replace instance…");
    }

    @Test
    void nothingIsReplacedInANetworkThatIsBeingDeleted() {
        applied();
        networks.delete(id, "admin");
        visitor.open(nat);

        Page refused = visitor.submit(nat + "/nat-a/replace");

        assertThat(visitor.follow(refused).text()).contains("is being deleted and takes no more edits");
    }

    private String machine(String slot) {
        return status.resources(id).stream()
                .filter(one -> one.key().equals("%s/instance/%s".formatted(id, slot)))
                .map(one -> String.valueOf(one.awsId()))
                .findFirst()
                .orElseThrow();
    }

    /// Applies the network and waits until both NAT instances have been heard.
    private void applied() {
        long run = runs.start(plans.create(id, "admin").id(), "admin", "");
        await().atMost(PATIENCE).until(() -> runs.isOver(run));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(visitor.open(nat).text())
                                .contains("Run the drill… : nat-a", "Run the drill… : nat-b"));
    }
}
