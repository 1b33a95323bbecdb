package io.gatehouse.forwarding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import io.gatehouse.account.AccountDraft;
import io.gatehouse.account.Accounts;
import io.gatehouse.account.Actor;
import io.gatehouse.cloud.sandbox.SandboxFaults;
import io.gatehouse.cloud.sandbox.api.SandboxStore;
import io.gatehouse.cloud.sandbox.world.Fault;
import io.gatehouse.cloud.sandbox.world.FaultRule;
import io.gatehouse.forwarding.ForwardDraft;
import io.gatehouse.forwarding.Forwards;
import io.gatehouse.forwarding.Trials;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.network.Revision;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.reconcile.ResourceView;
import io.gatehouse.reconcile.RunView.StepState;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.reconcile.SyncState;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.testing.RunsBesideOthers;
import io.gatehouse.testing.SettableClock;
import io.gatehouse.topology.NetworkId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

/// What happens to forwards at their time, with nobody at the panel.
@PanelTest
@TestPropertySource(
        properties = {
            "gatehouse.sandbox.latency=0ms",
            "gatehouse.sandbox.boot=50ms",
            "db-scheduler.polling-interval=200ms"
        })
@Import(ForwardTimesTest.Clocks.class)
@RunsBesideOthers
class ForwardTimesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration ONE_HOUR = Duration.ofHours(1);
    private static final Set<String> AT_THEIR_TIME = Set.of("forward-expiry", "forward-trial");

    @Autowired private Accounts accounts;
    @Autowired private Networks networks;
    @Autowired private Forwards forwards;
    @Autowired private Trials trials;
    @Autowired private Plans plans;
    @Autowired private Runs runs;
    @Autowired private NetworkStatus status;
    @Autowired private SandboxStore sandbox;
    @Autowired private SettableClock clock;
    @Autowired private Scheduler scheduler;
    @Autowired private com.github.kagkarlsson.scheduler.Clock workClock;

    private long account;
    private NetworkId id;

    @BeforeEach
    void aNetworkThatIsInSync() {
        String name = "Sandbox " + accounts.all().size();
        account = accounts.create(new AccountDraft(name, "SANDBOX", "eu-west-1", null, null)).id();
        var draft = new LayoutDraft("payments", "10.0.0.0/16", null, null, null, null, null, null);
        id = networks.create(account, draft, "admin", "");
        apply();
    }

    @Test
    void aForwardWhoseTimeIsOverIsClosedAndItsRuleGoes() {
        forwards.create(id, draft("oracle", "51532", inOneHour()), "admin", "");
        apply();
        assertThat(rules()).contains("in tcp/51532 from 203.0.113.0/28, nat-data");

        anHourPasses();
        await().atMost(PATIENCE).until(() -> inSyncAt(3));

        assertThat(rules()).isEmpty();
        assertThat(forwards.of(network()).forwards())
                .satisfiesExactly(forward -> assertThat(forward.enabled()).isFalse());
        Revision newest = networks.revisions(id).getFirst();
        assertThat(newest.author()).isEqualTo(Actor.PANEL);
        assertThat(newest.reason()).isEqualTo("The time of port forward “oracle” is over.");
        assertThat(runs.latest(id, 1).getFirst().author()).isEqualTo(Actor.PANEL);
    }

    @Test
    void whatNobodyApprovedWaitsWhenAForwardClosesByItself() {
        forwards.create(id, draft("oracle", "51532", inOneHour()), "admin", "");
        apply();
        forwards.create(id, draft("unapproved", "51533", null), "admin", "");

        anHourPasses();
        await().atMost(PATIENCE).until(() -> network().revision() == 4);
        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> runs.latest(id, 9).size() == 2);

        assertThat(rules()).as("nothing is done in part").containsExactly("in tcp/51532 from 203.0.113.0/28, nat-data");
        assertThat(status.of(network()).sync()).isEqualTo(SyncState.PENDING);
    }

    @Test
    void aForwardWhoseTimeIsOverInTheMiddleOfARunIsClosedByThatRun() {
        forwards.create(id, draft("oracle", "51532", inOneHour()), "admin", "");
        var throttled = new FaultRule("ec2:AuthorizeSecurityGroupIngress", Fault.THROTTLE, 0, 4);
        SandboxFaults.add(sandbox, accounts.connection(account).where(), throttled);
        long run = runs.start(plans.create(id, "admin").id(), "admin", "");
        await().atMost(PATIENCE)
                .until(() ->
                        runs.find(run).orElseThrow().steps().stream()
                                .anyMatch(step -> step.state() == StepState.RETRYING));

        anHourPasses();
        await().atMost(PATIENCE).until(() -> inSyncAt(3));

        assertThat(runs.find(run).orElseThrow().message()).isEqualTo("AWS has what is wanted.");
        assertThat(runs.latest(id, 9)).as("runs, the first of which made the network").hasSize(2);
        assertThat(rules()).isEmpty();
    }

    @Test
    void aChangeThatNobodyKeepsGoesBackByItself() {
        forwards.create(id, draft("oracle", "51532", null), "admin", "");
        apply();
        forwards.change(id, 1, Optional.empty(), draft("oracle", "51599", null), "admin", "");
        trials.begin(id, 3, "admin", ONE_HOUR);
        apply();
        assertThat(rules()).containsExactly("in tcp/51599 from 203.0.113.0/28, nat-data");

        anHourPasses();
        await().atMost(PATIENCE).until(() -> inSyncAt(4));

        assertThat(rules()).containsExactly("in tcp/51532 from 203.0.113.0/28, nat-data");
        assertThat(networks.revisions(id).getFirst().reason())
                .isEqualTo("Nobody kept the change of forwards in revision 3, so it goes back to revision 2.");
        assertThat(trials.of(id)).isEmpty();
    }

    @Test
    void aChangeThatIsKeptStays() {
        forwards.create(id, draft("oracle", "51532", null), "admin", "");
        trials.begin(id, 2, "admin", ONE_HOUR);

        assertThat(trials.keep(id, "admin")).isTrue();

        anHourPasses();
        await().atMost(PATIENCE).until(() -> waiting().isEmpty());
        assertThat(network().revision()).isEqualTo(2);
        assertThat(trials.keep(id, "admin")).isFalse();
    }

    @Test
    void goingBackLeavesAloneWhatWasChangedOnceMore() {
        forwards.create(id, draft("first", "1001", null), "admin", "");
        forwards.create(id, draft("tried", "1002", null), "admin", "");
        trials.begin(id, 3, "admin", ONE_HOUR);
        forwards.create(id, draft("later", "1003", null), "admin", "");

        anHourPasses();
        await().atMost(PATIENCE).until(() -> network().revision() == 5);

        assertThat(forwards.of(network()).forwards()).extracting("name").containsExactly("first", "later");
    }

    private Instant inOneHour() {
        return clock.instant().plus(ONE_HOUR);
    }

    /// The clock is set forward, and what waits for its time looks at it.
    private void anHourPasses() {
        clock.advance(ONE_HOUR.plusSeconds(1));
        waiting().forEach(work -> scheduler.reschedule(work, workClock.now()));
    }

    private List<TaskInstanceId> waiting() {
        return scheduler.getScheduledExecutions().stream()
                .map(ScheduledExecution::getTaskInstance)
                .filter(work -> AT_THEIR_TIME.contains(work.getTaskName()))
                .toList();
    }

    private boolean inSyncAt(long revision) {
        return network().revision() == revision && status.of(network()).sync() == SyncState.IN_SYNC;
    }

    private Network network() {
        return networks.find(id).orElseThrow();
    }

    private void apply() {
        long run = runs.start(plans.create(id, "admin").id(), "admin", "");
        await().atMost(PATIENCE).until(() -> runs.isOver(run));
        assertThat(runs.find(run).orElseThrow().message()).isEqualTo("AWS has what is wanted.");
    }

    private List<String> rules() {
        return status.resources(id).stream()
                .filter(one -> one.awsId() != null)
                .map(ResourceView::label)
                .filter(label -> label.startsWith("in tcp/"))
                .filter(label -> label.endsWith("nat-data"))
                .toList();
    }

    private static ForwardDraft draft(String name, String external, @Nullable Instant expiresAt) {
        return new ForwardDraft(
                name,
                "TCP",
                external,
                "10.0.1.20",
                "1532",
                List.of("203.0.113.0/28"),
                null,
                null,
                true,
                expiresAt == null ? null : expiresAt.toString(),
                null,
                null);
    }

    @TestConfiguration
    static class Clocks {

        @Bean
        @Primary
        SettableClock settableClock() {
            return SettableClock.going();
        }
    }
}
