package io.gatehouse.reconcile.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.account.Accounts;
import io.gatehouse.account.ApiTokens;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.cloud.Intruder;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkKeys;
import io.gatehouse.network.Networks;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.reconcile.RunState;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.reconcile.SyncState;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.testing.Visitor;
import io.gatehouse.testing.Visitor.Page;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Peer;
import io.gatehouse.topology.PortRange;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Route;
import io.gatehouse.topology.SecurityGroupRule;
import io.gatehouse.topology.SecurityGroupRule.Direction;
import io.gatehouse.topology.Subnet;
import io.gatehouse.topology.Traffic;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// What is done about drift, from the change behind the panel's back to a network that is as wanted, on the sandbox.
@PanelTest
@TestPropertySource(
        properties = {
            "gatehouse.sandbox.latency=0ms",
            "gatehouse.sandbox.boot=50ms",
            "gatehouse.sandbox.shutdown=50ms",
            "gatehouse.sandbox.elastic-ips=100",
            "gatehouse.reconcile.visible-within=0s"
        })
class DriftPagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static int made;

    @Autowired private MockMvc mockMvc;
    @Autowired private MockMvcTester api;
    @Autowired private ApiTokens tokens;
    @Autowired private Networks networks;
    @Autowired private NetworkStatus status;
    @Autowired private Plans plans;
    @Autowired private Runs runs;
    @Autowired private Clouds clouds;
    @Autowired private Accounts accounts;

    private Visitor visitor;
    private NetworkId id;
    private NetworkKeys keys;
    private String page;
    private Intruder intruder;

    @BeforeEach
    void anAppliedNetwork() {
        made++;
        LayoutDraft defaults = LayoutDraft.defaults(List.of("eu-west-1a", "eu-west-1b"));
        String cidr = "10.%d.0.0/16".formatted(150 + made);
        var draft = new LayoutDraft("drifting-" + made, cidr, null, null, null, null, null, null).orElse(defaults);
        id = networks.create(1, draft, "admin", "first");
        keys = new NetworkKeys(id);
        page = "/networks/" + id + "/drift";
        intruder = new Intruder(clouds.connect(accounts.connection(1)), id);
        await(runs.start(plans.create(id, "admin").id(), "admin", ""));
        visitor = Visitor.signedIn(mockMvc);
        visitor.open("/networks");
    }

    @Test
    void whatIsAsWantedIsNoDrift() {
        Page drift = visitor.open(page);
        assertThat(drift.status()).isEqualTo(200);
        assertThat(drift.text()).contains("No drift", "Nothing is ignored", "Repair drift automatically");
    }

    @Test
    void whatSomebodyChangedIsSaidPerResourceAndRestoredAlone() {
        SecurityGroupRule rule = rule(8080);
        ResourceKey route = Route.keyOf(keys.privateRouteTable("a"), "0.0.0.0/0");
        intruder.adds(rule);
        intruder.deletes(route);
        Page drift = look();
        assertThat(drift.text())
                .contains("2 resources", "Drifted")
                .contains("AWS does not have it any more", "Nobody asked for it here")
                .contains("Delete…", "Restore…", "Restore all…");

        Page plan = visitor.follow(visitor.submit(page + "/restore", "resource", route.text()));
        assertThat(plan.text()).contains("limited to what was chosen").doesNotContain("tcp/8080");
        approve(plan);

        assertThat(intruder.find(route)).isPresent();
        assertThat(intruder.find(rule.key())).as("what somebody added is never deleted by itself").isPresent();
        assertThat(visitor.open(page).text()).contains("1 resource ", "tcp/8080").doesNotContain("Restore all");

        approve(visitor.follow(visitor.submit(page + "/restore", "resource", rule.key().text())));
        assertThat(intruder.find(rule.key())).isEmpty();
        assertThat(sync()).isEqualTo(SyncState.IN_SYNC);
    }

    @Test
    void whatTheLayoutCanExpressIsAcceptedAsARevision() {
        SecurityGroupRule ssh = rule(22);
        intruder.adds(ssh);
        look();
        Page question = visitor.open(page + "/accept?resource=" + url(ssh.key()));
        assertThat(question.text()).contains("What the layout would say", "SSH from", "203.0.113.0/24");
        Page accepted = visitor.submit(page + "/accept", "resource", ssh.key().text(), "seen", "1");
        assertThat(visitor.follow(accepted).text()).contains("Revision 2 wants what AWS has");
        assertThat(network().layout().sshSources()).contains(Cidr.parse("203.0.113.0/24")).hasSize(3);
        assertThat(plans.create(id, "admin").view().steps())
                .extracting(step -> step.key())
                .doesNotContain(ssh.key().text());
    }

    @Test
    void aNameThatSomebodyGaveCanBecomeTheName() {
        var subnet =
                (Subnet) intruder.find(new ResourceKey(id, ResourceKind.SUBNET, "private-a")).orElseThrow().actual();
        intruder.makes(new Subnet(subnet.key(), "reports", subnet.vpc(), subnet.cidr(), subnet.zone()));
        SecurityGroupRule other = rule(8080);
        intruder.adds(other);
        look();
        visitor.submit(page + "/accept", "resource", subnet.key().text(), "seen", "1");
        assertThat(network().layout().subnets()).anyMatch(one -> one.name().equals("reports"));
        assertThat(sync())
                .as("the other change is still drift, not an edit of the user's")
                .isEqualTo(SyncState.DRIFTED);
        assertThat(visitor.open(page).text()).contains("1 resource ", "tcp/8080");
    }

    @Test
    void whatTheLayoutCannotExpressIsSaidSoAndMayBeIgnored() {
        SecurityGroupRule rule = rule(8080);
        intruder.adds(rule);
        look();
        assertThat(visitor.open(page + "/accept?resource=" + url(rule.key())).text())
                .contains("This cannot be accepted", "no words for", "Ignore…");
        assertThat(visitor.follow(visitor.submit(page + "/accept", "resource", rule.key().text(), "seen", "1")).text())
                .contains("The layout cannot express this");
        assertThat(network().revision()).isEqualTo(1);

        visitor.open(page + "/ignore?resource=" + url(rule.key()));
        Page without = visitor.submit(page + "/ignore", "resource", rule.key().text(), "reason", " ");
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.html()).contains("href=\"#reason\"", "Say why");

        Page ignored = visitor.submit(page + "/ignore", "resource", rule.key().text(), "reason", "the scanner");
        assertThat(visitor.follow(ignored).text()).contains("Ignored.", "No drift", "the scanner", "admin", "tcp/8080");
        assertThat(sync()).isEqualTo(SyncState.IN_SYNC);
        assertThat(plans.create(id, "admin").view().steps()).isEmpty();
    }

    @Test
    void whatIsIgnoredCountsAgainWhenItChangesOrTheDecisionIsTakenBack() {
        ResourceKey key = new ResourceKey(id, ResourceKind.SUBNET, "private-b");
        rename(key, "theirs");
        look();
        visitor.submit(page + "/ignore", "resource", key.text(), "reason", "their naming");
        assertThat(sync()).isEqualTo(SyncState.IN_SYNC);

        rename(key, "theirs again");
        assertThat(look().text()).contains("1 resource ", "theirs again", "Not there any more");
        assertThat(sync()).isEqualTo(SyncState.DRIFTED);

        rename(key, "theirs");
        Page back = look();
        assertThat(sync()).isEqualTo(SyncState.IN_SYNC);
        String revoke = back.find(java.util.regex.Pattern.compile("action=\"([^\"]+/revoke)\"")).orElseThrow();
        assertThat(visitor.follow(visitor.submit(revoke)).text()).contains("no longer ignored", "Nothing is ignored");
        assertThat(sync()).isEqualTo(SyncState.DRIFTED);
    }

    @Test
    void automaticModeRepairsAndNeverDeletes() {
        SecurityGroupRule rule = rule(8080);
        ResourceKey route = Route.keyOf(keys.privateRouteTable("b"), "0.0.0.0/0");
        intruder.adds(rule);
        intruder.deletes(route);
        look();
        Page switched = visitor.submit(page + "/mode", "mode", "AUTOMATIC", "seen", "1");
        assertThat(visitor.follow(switched).text()).contains("repaired without asking", "Review every change");
        Awaitility.await().atMost(PATIENCE).until(() -> intruder.find(route).isPresent());
        Awaitility.await().atMost(PATIENCE).until(() -> runs.latest(id, 1).getFirst().state().isOver());
        assertThat(runs.latest(id, 1).getFirst().author()).isEqualTo("gatehouse");
        assertThat(intruder.find(rule.key())).isPresent();
        assertThat(look().text()).contains("1 resource ", "tcp/8080");
        assertThat(runs.latest(id, 10)).as("what must not be deleted is not tried").hasSize(2);
    }

    @Test
    void programsCanDoTheSame() throws Exception {
        String bearer = "Bearer " + tokens.create("admin", "drift " + id).secret();
        SecurityGroupRule rule = rule(8080);
        intruder.adds(rule);
        look();
        String path = "/api/v1/networks/" + id + "/drift";
        assertThat(api.get().uri(path).header("Authorization", bearer))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].action")
                .isEqualTo("delete");
        String body = "{\"resource\": \"%s\", \"reason\": \"scanner\"}".formatted(rule.key());
        assertThat(send(bearer, path + "/accept", body))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("resource");
        assertThat(send(bearer, path + "/ignored", "{\"resource\": \"nonsense\", \"reason\": \"x\"}")).hasStatus(422);
        assertThat(send(bearer, path + "/restore", "{\"resources\": [\"%s\"]}".formatted(rule.key())))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.counts.delete")
                .isEqualTo(1);
        assertThat(send(bearer, path + "/ignored", body)).hasStatus(201);
        assertThat(send(bearer, path + "/ignored", body)).as("it does not differ any more").hasStatus(404);
        assertThat(api.get().uri(path).header("Authorization", bearer))
                .bodyJson()
                .extractingPath("$.ignored[0].reason")
                .isEqualTo("scanner");
        assertThat(sync()).isEqualTo(SyncState.IN_SYNC);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult send(String bearer, String path, String body) {
        return api.post()
                .uri(path)
                .header("Authorization", bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private void rename(ResourceKey key, String name) {
        var subnet = (Subnet) intruder.find(key).orElseThrow().actual();
        intruder.makes(new Subnet(key, name, subnet.vpc(), subnet.cidr(), subnet.zone()));
    }

    private SecurityGroupRule rule(int port) {
        return SecurityGroupRule.of(
                keys.managementGroup(),
                Direction.IN,
                new Traffic.Tcp(PortRange.of(port)),
                new Peer.Block(Cidr.parse("203.0.113.0/24")));
    }

    private Page look() {
        return visitor.follow(visitor.submit(page + "/look"));
    }

    private void approve(Page plan) {
        String action = plan.find(java.util.regex.Pattern.compile("action=\"([^\"]+/runs)\"")).orElseThrow();
        String run = visitor.submit(action, "reason", "restored").location();
        await(Long.parseLong(run.substring(run.lastIndexOf('/') + 1)));
    }

    private void await(long run) {
        Awaitility.await().atMost(PATIENCE).until(() -> runs.find(run).orElseThrow().state().isOver());
        assertThat(runs.find(run).orElseThrow().state())
                .as(runs.find(run).orElseThrow().message())
                .isEqualTo(RunState.SUCCEEDED);
    }

    private Network network() {
        return networks.find(id).orElseThrow();
    }

    private SyncState sync() {
        return status.of(network()).sync();
    }

    private static String url(ResourceKey key) {
        return URLEncoder.encode(key.text(), StandardCharsets.UTF_8);
    }
}
