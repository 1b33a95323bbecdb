package io.gatehouse.network.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Networks;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.reconcile.RunState;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.testing.Visitor;
import io.gatehouse.testing.Visitor.Page;
import io.gatehouse.topology.NetworkId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/// The pages of networks as a browser without script sees them, on the sandbox.
@PanelTest
@TestPropertySource(
        properties = {
            "gatehouse.sandbox.latency=0ms",
            "gatehouse.sandbox.boot=50ms",
            "gatehouse.sandbox.shutdown=50ms",
            "gatehouse.sandbox.elastic-ips=100",
            "gatehouse.reconcile.visible-within=0s"
        })
class NetworkPagesTest {

    private static int made;

    @Autowired private MockMvc mockMvc;
    @Autowired private Networks networks;
    @Autowired private Plans plans;
    @Autowired private Runs runs;

    private Visitor visitor;
    private NetworkId id;
    private String path;

    @BeforeEach
    void aNetwork() {
        made++;
        LayoutDraft defaults = LayoutDraft.defaults(List.of("eu-west-1a", "eu-west-1b"));
        LayoutDraft draft = named("network-" + made, "10.%d.0.0/16".formatted(100 + made)).orElse(defaults);
        id = networks.create(1, draft, "admin", "first");
        path = "/networks/" + id;
        visitor = Visitor.signedIn(mockMvc);
    }

    private static LayoutDraft named(String name, String cidr) {
        return new LayoutDraft(name, cidr, null, null, null, null, null, null);
    }

    @Test
    void homeListsNetworksWithTheirStateAndFindsThem() {
        assertThat(visitor.open("/networks").text()).contains("network-" + made, "Sandbox", "Pending");
        assertThat(visitor.open("/networks?q=network-" + made).text()).contains("network-" + made);
        assertThat(visitor.open("/networks?q=nothing-like-this").text()).contains("Nothing found");
    }

    @Test
    void anAppliedNetworkShowsEveryResourceWithItsIdAndNothingWrong() throws Exception {
        apply();
        Page page = visitor.open(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("In sync", "vpc-", "eni-", "eipalloc-", "nat-a");
        assertThat(page.html()).doesNotContain("notice is-bad", "missing");
    }

    @Test
    void anUnappliedNetworkSaysWhatIsPendingOnEveryPage() {
        for (String below : List.of("", "/changes", "/history")) {
            assertThat(visitor.open(path + below).html()).as(below).contains("pending-bar");
        }
    }

    @Test
    void historyShowsRevisionsAndGoesBack() {
        networks.revise(id, 1, named("renamed-" + made, null).orElse(LayoutDraft.of(layout())), "admin", "better");
        Page history = visitor.open(path + "/history");
        assertThat(history.text()).contains("Revision 2", "Revision 1", "better", "renamed-" + made);
        Page question = visitor.open(path + "/history/1/restore");
        assertThat(question.text()).contains("Go back to revision 1?", "renamed-" + made, "network-" + made);
        assertThat(networks.find(id).orElseThrow().revision()).isEqualTo(2);
        assertThat(visitor.open(path + "/history/2/restore").status()).isEqualTo(404);
        Page back = visitor.submit(path + "/history/1/restore", "seen", "2");
        assertThat(back.status()).isBetween(300, 399);
        assertThat(networks.find(id).orElseThrow().revision()).isEqualTo(3);
        assertThat(layout().name()).isEqualTo("network-" + made);
    }

    @Test
    void deletingAsksFirstAndThenShowsThePlanOfAllThatGoes() throws Exception {
        apply();
        assertThat(visitor.open(path + "/delete").text()).contains("Nothing is deleted before you approve it");
        assertThat(networks.find(id).orElseThrow().deleting()).isFalse();
        Page plan = visitor.submit(path + "/delete");
        assertThat(plan.location()).contains("/plans/");
        assertThat(visitor.follow(plan).text()).contains("Delete");
        assertThat(networks.find(id).orElseThrow().deleting()).isTrue();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(visitor.open("/networks/n999999").status()).isEqualTo(404);
        assertThat(visitor.open("/networks/nonsense/history").status()).isEqualTo(404);
    }

    private io.gatehouse.network.NetworkLayout layout() {
        return networks.find(id).orElseThrow().layout();
    }

    private void apply() throws InterruptedException {
        long run = runs.start(plans.create(id, "admin").id(), "admin", "");
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (!runs.find(run).orElseThrow().state().isOver() && Instant.now().isBefore(end)) {
            Thread.sleep(20);
        }
        assertThat(runs.find(run).orElseThrow().state()).isEqualTo(RunState.SUCCEEDED);
    }
}
