package io.gatehouse.reconcile.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.account.AccountDraft;
import io.gatehouse.account.Accounts;
import io.gatehouse.account.ApiTokens;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.reconcile.StoredPlan;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.testing.Visitor;
import io.gatehouse.topology.NetworkId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/// Somebody approves a plan after somebody else has changed what is wanted.
@PanelTest
@TestPropertySource(properties = "gatehouse.sandbox.latency=0ms")
class StalePlanTest {

    private static int made;

    @Autowired private MockMvc panel;
    @Autowired private MockMvcTester api;
    @Autowired private ApiTokens tokens;
    @Autowired private Accounts accounts;
    @Autowired private Networks networks;
    @Autowired private Plans plans;
    @Autowired private Runs runs;

    private NetworkId id;
    private StoredPlan stale;

    @BeforeEach
    void anEditAfterThePlan() {
        made++;
        LayoutDraft defaults = LayoutDraft.defaults(List.of("eu-west-1a", "eu-west-1b"));
        long account = accounts.create(new AccountDraft("Account " + made, "SANDBOX", "eu-west-1", null, null)).id();
        id = networks.create(account, named("stale-" + made).orElse(defaults), "admin", "first");
        stale = plans.create(id, "admin");
        Network network = networks.find(id).orElseThrow();
        networks.revise(id, 1, named("renamed-" + made).orElse(LayoutDraft.of(network.layout())), "admin", "renamed");
    }

    private static LayoutDraft named(String name) {
        String cidr = "10.%d.0.0/16".formatted(100 + made);
        return new LayoutDraft(name, cidr, null, null, null, null, null, null);
    }

    @Test
    void theApiRefusesItAndAnswersWithThePlanAsItIsNow() {
        assertThat(
                        api.post()
                                .uri("/api/v1/networks/%s/runs".formatted(id))
                                .header("Authorization", "Bearer " + tokens.create("admin", "test " + id).secret())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"planId\": %d}".formatted(stale.id())))
                .hasStatus(409)
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .isLenientlyEqualTo(
                        """
                        {"status": 409, "title": "The plan is stale",
                         "plan": {"network": "%s", "revision": 2, "author": "admin",
                                  "counts": {"create": %d, "delete": 0}}}
                        """
                                .formatted(id, stale.view().steps().size()));
        assertThat(runs.latest(id, 1)).isEmpty();
    }

    @Test
    void thePageShowsThePlanAsItIsNowSaysWhyAndKeepsTheReasonUntilThatIsApproved() {
        Visitor admin = Visitor.signedIn(panel);
        String plans = "/networks/%s/plans/".formatted(id);
        assertThat(admin.open(plans + stale.id()).text()).contains("Approve and apply");

        Visitor.Page refused = admin.submit(plans + stale.id() + "/runs", "reason", "ticket 4711");

        assertThat(refused.status()).isBetween(300, 399);
        Visitor.Page now = admin.follow(refused);
        long current = Long.parseLong(refused.location().replaceFirst(".*/", ""));
        assertThat(current).isGreaterThan(stale.id());
        assertThat(now.text())
                .contains(
                        "Since this plan was made, the network or AWS has changed. Look at the new plan %d and approve that."
                                .formatted(current))
                .contains("Plan " + current, "Approve and apply", "renamed-" + made);
        assertThat(now.html()).contains(">ticket 4711</textarea>");
        assertThat(runs.latest(id, 1)).isEmpty();

        assertThat(admin.submit(plans + current + "/runs", "reason", "ticket 4711").location()).contains("/runs/");
        assertThat(runs.latest(id, 1))
                .singleElement()
                .satisfies(run -> assertThat(run.reason()).isEqualTo("ticket 4711"));
    }
}
