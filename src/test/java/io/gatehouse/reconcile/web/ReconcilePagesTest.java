package io.gatehouse.reconcile.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.when;

import io.gatehouse.network.ApprovalMode;
import io.gatehouse.network.Egress;
import io.gatehouse.network.NatLayout;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.network.Networks;
import io.gatehouse.planning.Step;
import io.gatehouse.reconcile.Condition;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.reconcile.PlanView;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.reconcile.RunState;
import io.gatehouse.reconcile.RunView;
import io.gatehouse.reconcile.RunView.RunStep;
import io.gatehouse.reconcile.RunView.StepState;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.reconcile.StatusSummary;
import io.gatehouse.reconcile.StatusView;
import io.gatehouse.reconcile.StatusView.RunSummary;
import io.gatehouse.reconcile.StoredPlan;
import io.gatehouse.reconcile.SyncState;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.Disruption;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.web.NetworkHeader;
import io.gatehouse.web.NetworkHeaders;
import io.gatehouse.web.Shell;
import io.github.wimdeblauwe.htmx.spring.boot.thymeleaf.HtmxThymeleafAutoConfiguration;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/// The pages of plans and runs in all their states, without a database or a cloud.
@SpringBootTest(
        classes = ReconcilePagesTest.Panel.class,
        properties = {"spring.main.lazy-initialization=true", "spring.datasource.url="})
@MockitoBean(types = {Plans.class, Runs.class, Networks.class, NetworkStatus.class})
class ReconcilePagesTest {

    private static final NetworkId ID = new NetworkId(7);
    private static final Instant AT = Instant.parse("2026-03-03T14:02:11Z");
    private static final Principal ADMIN = () -> "admin";

    private final MockMvcTester browser;
    private final Plans plans;
    private final Runs runs;
    private final Networks networks;
    private final NetworkStatus status;

    @Autowired
    ReconcilePagesTest(WebApplicationContext panel, Plans plans, Runs runs, Networks networks, NetworkStatus status) {
        this.browser = MockMvcTester.from(panel);
        this.plans = plans;
        this.runs = runs;
        this.networks = networks;
        this.status = status;
    }

    @BeforeEach
    void aNetwork() {
        when(networks.find(ID)).thenReturn(Optional.of(network(false)));
        when(status.summary(any())).thenReturn(new StatusSummary(SyncState.PENDING, AT, 2, 0, true, null));
        when(runs.latest(any(), anyInt())).thenReturn(List.of());
        when(runs.ofPlan(anyLong())).thenReturn(Optional.empty());
    }

    @Test
    void aPlanReadsLikeASentencePerStep() {
        when(plans.find(3)).thenReturn(Optional.of(plan(delete(), create())));

        assertThat(html("/networks/n7/plans/3"))
                .contains("<b>subnet private-c</b>", "Nothing wants it.", "What is in it stops.")
                .contains("<del>10.0.4.0/24</del>", "<ins>10.0.5.0/24</ins>")
                .contains("Approve and apply")
                .contains("The account may allocate only 1 more.");
    }

    @Test
    void aPlanThatWasApprovedLeadsToItsRunAndIsNotApprovedAgain() {
        when(plans.find(3)).thenReturn(Optional.of(plan(create())));
        when(runs.ofPlan(3)).thenReturn(Optional.of(summary(RunState.RUNNING)));

        assertThat(html("/networks/n7/plans/3")).contains("/networks/n7/runs/12").doesNotContain("Approve and apply");
    }

    @Test
    void aBlockedPlanCannotBeApproved() {
        when(plans.find(3)).thenReturn(Optional.of(plan(step(Step.Verb.BLOCKED, "elastic-ip", List.of()))));

        assertThat(html("/networks/n7/plans/3")).contains("Plan again").doesNotContain("Approve and apply");
    }

    @Test
    void aReasonThatIsTooLongIsSaidAtItsFieldAndKept() {
        when(plans.find(3)).thenReturn(Optional.of(plan(create())));

        var answer = browser.post().uri("/networks/n7/plans/3/runs").principal(ADMIN).param("reason", "x".repeat(1001));

        assertThat(answer)
                .hasStatus(422)
                .bodyText()
                .contains("<a href=\"#reason\">A reason has at most 1000 characters", "x".repeat(1001) + "</textarea>");
    }

    @ParameterizedTest
    @EnumSource(StepState.class)
    void aRunSaysOfEachStepHowFarItIs(StepState state) {
        when(runs.find(12)).thenReturn(Optional.of(run(RunState.RUNNING, null, state)));

        assertThat(html("/networks/n7/runs/12"))
                .contains("data-live-refresh=\"/networks/n7/runs/12/progress\"", "Create subnet private-c")
                .contains("Stop after the current step");
    }

    @Test
    void aFailedRunCanBeContinuedIfItIsTheNewest() {
        when(runs.find(12)).thenReturn(Optional.of(run(RunState.FAILED, "The quota is reached.", StepState.FAILED)));
        assertThat(html("/networks/n7/runs/12")).contains("The quota is reached.").doesNotContain(">Continue<");

        when(runs.latest(ID, 1)).thenReturn(List.of(summary(RunState.FAILED)));
        assertThat(html("/networks/n7/runs/12")).contains(">Continue<", "What did not work");
    }

    @Test
    void aRunThatDeletedItsNetworkCanStillBeLookedAt() {
        when(networks.find(ID)).thenReturn(Optional.empty());
        when(runs.find(12)).thenReturn(Optional.of(run(RunState.SUCCEEDED, "Gone.", StepState.DONE)));
        when(plans.find(3)).thenReturn(Optional.of(plan(delete())));

        assertThat(html("/networks/n7/runs/12")).contains("Gone.", "To all networks").doesNotContain("data-live");
        assertThat(html("/networks/n7/plans/3")).contains("subnet private-c").doesNotContain("Approve");
    }

    @Test
    void theLastPieceOfProgressBringsTheFrameAlong() {
        when(runs.find(12)).thenReturn(Optional.of(run(RunState.RUNNING, null, StepState.RUNNING)));
        assertThat(html("/networks/n7/runs/12/progress")).doesNotContain("hx-swap-oob", "<html");

        when(runs.find(12)).thenReturn(Optional.of(run(RunState.SUCCEEDED, "Done.", StepState.DONE)));
        assertThat(html("/networks/n7/runs/12/progress"))
                .contains("id=\"crumb\" hx-swap-oob=\"true\"", "id=\"side\"", "To the network")
                .doesNotContain("<html");
    }

    @Test
    void whatBelongsToAnotherNetworkIsNotThere() {
        when(runs.find(12)).thenReturn(Optional.of(run(RunState.RUNNING, null, StepState.RUNNING)));

        assertThat(get("/networks/n8/runs/12")).hasStatus(404);
        assertThat(get("/networks/n7/runs/13")).hasStatus(404);
        assertThat(get("/networks/x/changes")).hasStatus(404);
    }

    @Test
    void theStateOfANetworkIsSaidInSentences() {
        var condition = new Condition(Condition.SYNCED, Condition.Status.FALSE, "Different", "2 changes wait.", AT);
        when(status.of(any())).thenReturn(new StatusView(SyncState.PENDING, AT, 2, 0, List.of(condition), null, null));
        when(runs.latest(eq(ID), anyInt())).thenReturn(List.of(summary(RunState.CANCELLED)));

        assertThat(html("/networks/n7/changes")).contains("2 changes wait.", "Run 12", "Cancelled", "because");
    }

    private String html(String address) {
        var answer = get(address);
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private MvcTestResult get(String address) {
        return browser.get().uri(address).principal(ADMIN).exchange();
    }

    private static Network network(boolean deleting) {
        var layout =
                new NetworkLayout(
                        "payments",
                        Cidr.parse("10.0.0.0/16"),
                        List.of("eu-west-1a"),
                        List.of(),
                        new NatLayout(NatMode.NONE, "", "", List.of()),
                        Egress.ALL,
                        List.of(),
                        ApprovalMode.REVIEW);
        return new Network(ID, 1, 4, layout, deleting, AT);
    }

    private static StoredPlan plan(PlanView.StepView... steps) {
        var view = new PlanView(List.of(steps), Set.of(), List.of("The account may allocate only 1 more."), Set.of());
        return new StoredPlan(3, ID, 4, "digest", view, "admin", AT);
    }

    private static PlanView.StepView delete() {
        return step(
                Step.Verb.DELETE,
                "private-c",
                List.of(new Difference("cidr", "10.0.4.0/24", "", Difference.Effect.UPDATE)));
    }

    private static PlanView.StepView create() {
        return step(
                Step.Verb.CREATE,
                "private-d",
                List.of(new Difference("cidr", "", "10.0.5.0/24", Difference.Effect.UPDATE)));
    }

    private static PlanView.StepView step(Step.Verb verb, String name, List<Difference> differences) {
        boolean harmless = verb == Step.Verb.CREATE;
        return new PlanView.StepView(
                verb,
                "n7/subnet/" + name,
                "subnet " + name,
                harmless ? "It is wanted and not there." : "Nothing wants it.",
                harmless ? Disruption.Level.NONE : Disruption.Level.OUTAGE,
                harmless ? "" : "What is in it stops.",
                differences);
    }

    private static RunSummary summary(RunState state) {
        return new RunSummary(12, ID, state, "admin", "because", null, AT, null);
    }

    private static RunView run(RunState state, @Nullable String message, StepState stepState) {
        var begun = stepState == StepState.PENDING ? null : AT;
        var ended = stepState == StepState.DONE || stepState == StepState.FAILED ? AT.plusMillis(600) : null;
        var step =
                new RunStep(
                        Step.Verb.CREATE,
                        "n7/subnet/private-c",
                        "subnet private-c",
                        stepState,
                        2,
                        "AWS is busy.",
                        "subnet-0c4",
                        begun,
                        ended);
        return new RunView(
                12,
                ID,
                3,
                state,
                "admin",
                "because",
                message,
                false,
                AT,
                AT,
                state.isOver() ? AT : null,
                List.of(step),
                9);
    }

    @Configuration(proxyBeanMethods = false)
    @ComponentScan(
            basePackageClasses = {Shell.class, RunPages.class},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|IT)\\b.*"))
    @ImportAutoConfiguration({
        WebMvcAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        ThymeleafAutoConfiguration.class,
        HtmxThymeleafAutoConfiguration.class
    })
    static class Panel {

        @Bean
        NetworkHeaders headers(Networks networks) {
            return id ->
                    NetworkId.parse(id)
                            .flatMap(networks::find)
                            .map(_ ->
                                    new NetworkHeader(
                                            id, "payments", "eu-west-1", "10.0.0.0/16", SyncState.PENDING, null));
        }
    }
}
