package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.account.AccountDraft;
import io.gatehouse.account.Accounts;
import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.cloud.sandbox.SandboxFaults;
import io.gatehouse.cloud.sandbox.api.SandboxStore;
import io.gatehouse.cloud.sandbox.world.Fault;
import io.gatehouse.cloud.sandbox.world.FaultRule;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.planning.Action;
import io.gatehouse.planning.Step;
import io.gatehouse.reconcile.JournalEntry.Phase;
import io.gatehouse.reconcile.RunView.StepState;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/// From a saved revision to a world that is as wanted, with the real queue, journal and sandbox, on whatever database.
@SpringBootTest
@Import(StruckJournal.class)
@TestPropertySource(
        properties = {
            "gatehouse.reconcile.visible-within=0s",
            "gatehouse.sandbox.latency=0ms",
            "gatehouse.sandbox.boot=50ms",
            "gatehouse.sandbox.shutdown=50ms",
            "gatehouse.sandbox.elastic-ips=200"
        })
abstract class RunsContract {

    private static final String AUTHOR = "ines";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired private Accounts accounts;
    @Autowired private Networks networks;
    @Autowired protected Plans plans;
    @Autowired protected Runs runs;
    @Autowired private SandboxStore sandbox;
    @Autowired private Sweeps sweeps;
    @Autowired private StatusRows statusRows;
    @Autowired private Journal journal;
    @Autowired private NetworkStatus status;
    @Autowired private Clouds clouds;

    private long account;
    protected NetworkId id;

    @AfterEach
    void aJournalThatWorks() {
        StruckJournal.behave();
    }

    @BeforeEach
    void newNetwork() {
        String name = "Account " + UUID.randomUUID();
        account = accounts.create(new AccountDraft(name, "SANDBOX", "eu-west-1", null, null)).id();
        id = networks.create(account, named("payments"), AUTHOR, "first");
    }

    @Test
    void anApprovedPlanIsCarriedOutAndTheNextOneIsEmpty() throws Exception {
        assertThat(status().sync()).isEqualTo(SyncState.PENDING);
        RunView run = apply();
        assertThat(run.state()).as(run.message()).isEqualTo(RunState.SUCCEEDED);
        assertThat(run.steps()).hasSizeGreaterThan(40).allMatch(step -> step.state() == StepState.DONE);
        assertThat(plans.create(id, AUTHOR).view().steps()).isEmpty();
        assertThat(status().sync()).isEqualTo(SyncState.IN_SYNC);
        assertThat(status.resources(id)).allSatisfy(one -> assertThat(one.awsId()).isNotNull());
    }

    @Test
    void anEditIsOneUpdateAndTheUsersOwn() throws Exception {
        apply();
        networks.revise(id, 1, named("billing"), AUTHOR, "renamed");
        assertThat(status().sync()).isEqualTo(SyncState.PENDING);
        StoredPlan plan = plans.create(id, AUTHOR);
        assertThat(plan.view().count(Step.Verb.UPDATE)).isPositive();
        assertThat(plan.view().count(Step.Verb.REPLACE)).isZero();
        assertThat(plan.view().count(Step.Verb.DELETE)).isZero();
        await(runs.start(plan.id(), AUTHOR, ""));
        assertThat(plans.create(id, AUTHOR).view().steps()).isEmpty();
    }

    @Test
    void whatSomebodyDeletesIsDriftAndComesBack() throws Exception {
        apply();
        delete(ResourceKind.ROUTE);
        StoredPlan plan = plans.create(id, AUTHOR);
        assertThat(status().sync()).isEqualTo(SyncState.DRIFTED);
        assertThat(plan.view().steps()).extracting(PlanView.StepView::verb).containsOnly(Step.Verb.CREATE);
        await(runs.start(plan.id(), AUTHOR, ""));
        assertThat(status().sync()).isEqualTo(SyncState.IN_SYNC);
    }

    @Test
    void aPlanThatIsNoLongerTrueIsRefusedWithTheNewOne() throws Exception {
        StoredPlan old = plans.create(id, AUTHOR);
        networks.revise(id, 1, named("billing"), AUTHOR, "renamed");
        assertThatThrownBy(() -> runs.start(old.id(), AUTHOR, ""))
                .isInstanceOfSatisfying(
                        StalePlanException.class,
                        stale -> {
                            assertThat(stale.current().id()).isNotEqualTo(old.id());
                            assertThat(stale.current().revision()).isEqualTo(2);
                        });
        assertThat(status().lastRun()).isNull();
    }

    @Test
    void aNetworkHasOneRunAtATime() throws Exception {
        StoredPlan plan = plans.create(id, AUTHOR);
        long first = runs.start(plan.id(), AUTHOR, "");
        assertThatThrownBy(() -> runs.start(plan.id(), AUTHOR, ""))
                .isInstanceOfAny(RunConflictException.class, StalePlanException.class);
        assertThat(await(first).state()).isEqualTo(RunState.SUCCEEDED);
    }

    @Test
    void aDeletedNetworkIsForgottenWhenNothingOfItIsLeftAndNotBefore() throws Exception {
        apply();
        networks.delete(id, AUTHOR);
        assertThat(status().sync()).isEqualTo(SyncState.DELETING);
        StoredPlan plan = plans.create(id, AUTHOR);
        assertThat(plan.view().steps()).extracting(PlanView.StepView::verb).containsOnly(Step.Verb.DELETE);
        assertThat(networks.find(id)).isPresent();
        RunView run = await(runs.start(plan.id(), AUTHOR, "not needed"));
        assertThat(run.message()).isEqualTo("Everything that was ours is gone.");
        assertThat(networks.find(id)).isEmpty();
        assertThat(snapshot()).isEmpty();
    }

    @Test
    void aNetworkThatNeverWasAppliedIsForgottenWithoutARun() throws Exception {
        networks.delete(id, AUTHOR);
        Instant end = Instant.now().plus(PATIENCE);
        while (networks.find(id).isPresent() && Instant.now().isBefore(end)) {
            Thread.sleep(50);
        }
        assertThat(networks.find(id)).isEmpty();
    }

    /// A run and a sweep may both see that nothing is left.
    @Test
    void whoSeesThatANetworkIsGoneAfterSomebodyElseHasNothingToDo() {
        Network before = networks.find(id).orElseThrow();
        // The panel looks at once after the deletion, and may be the first to see it.
        networks.delete(id, AUTHOR);
        var network = new Network(id, before.accountId(), before.revision(), before.layout(), true, before.createdAt());
        Observation seen = sweeps.observe(network);

        sweeps.observe(network);
        status.keep(seen);

        assertThat(networks.find(id)).isEmpty();
        assertThat(statusRows.findById(id.number())).isEmpty();
    }

    @Test
    void aCancelledRunStopsAndCanBeContinued() throws Exception {
        StoredPlan plan = plans.create(id, AUTHOR);
        long first = runs.start(plan.id(), AUTHOR, "");
        try {
            runs.cancel(first, AUTHOR);
        } catch (RunConflictException e) {
            // It was faster than we were, and ended well.
        }
        assertThat(await(first).state()).isIn(RunState.CANCELLED, RunState.SUCCEEDED);
        StoredPlan rest = plans.create(id, AUTHOR);
        if (!rest.view().isEmpty()) {
            assertThat(await(runs.start(rest.id(), AUTHOR, "continue")).state()).isEqualTo(RunState.SUCCEEDED);
        }
        assertThat(plans.create(id, AUTHOR).view().steps()).isEmpty();
    }

    /// Whoever is at the run dies right before or right after it commits a line of each kind.
    @ParameterizedTest
    @CsvSource({
        "INTENDED, false",
        "INTENDED, true",
        "WAITING, true",
        "RETRYING, true",
        "UNKNOWN, true",
        "APPLIED, false",
        "APPLIED, true",
        "FAILED, true"
    })
    void aRunGoesOnWhereverItsJournalFails(Phase phase, boolean written) throws Exception {
        letGoWrong("ec2:CreateSubnet", Fault.THROTTLE);
        letGoWrong("ec2:CreateVpc", Fault.LOST_ANSWER);
        letGoWrong("ec2:CreateRouteTable", Fault.FORBIDDEN);
        long plan = plans.create(id, AUTHOR).id();
        StruckJournal.strike(phase, written);
        long run = runs.start(plan, AUTHOR, "");

        RunView ended = await(run);
        if (ended.state() == RunState.FAILED) {
            ended = await(runs.resume(run, AUTHOR));
        }

        assertThat(StruckJournal.hasStruck()).isTrue();
        assertThat(ended.state()).as(ended.message()).isEqualTo(RunState.SUCCEEDED);
        assertThat(plans.create(id, AUTHOR).view().steps()).isEmpty();
        assertThat(snapshot()).extracting(Observed::key).doesNotHaveDuplicates();
    }

    private void letGoWrong(String operation, Fault fault) {
        SandboxFaults.add(sandbox, accounts.connection(account).where(), new FaultRule(operation, fault, 0, 1));
    }

    /// What a replica that was taken for dead still writes is refused, and changes nothing.
    @Test
    void whoseTurnIsOverWritesNothingMore() throws Exception {
        long run = apply().id();
        long last = runs.lastEntry(run);
        var key = new ResourceKey(id, ResourceKind.VPC, "vpc");
        var line = new JournalEntry(new Action.Id(key, Action.Verb.CREATE), Phase.INTENDED, 1, null, null);

        assertThatThrownBy(() -> journal.write(new Turn(run, id, 0), List.of(line)))
                .isInstanceOf(TurnOverException.class);

        assertThat(runs.lastEntry(run)).isEqualTo(last);
    }

    protected RunView apply() throws InterruptedException {
        return await(runs.start(plans.create(id, AUTHOR).id(), AUTHOR, "apply"));
    }

    protected RunView await(long run) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            RunView view = runs.find(run).orElseThrow();
            if (view.state().isOver()) {
                return view;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("the run did not end: " + runs.find(run));
    }

    private StatusView status() {
        Network network = networks.find(id).orElseThrow();
        return status.of(network);
    }

    private List<Observed<?>> snapshot() {
        return clouds.connect(accounts.connection(account)).inventory().observe().in(id);
    }

    /// Somebody deletes one resource of a kind, behind our back.
    private void delete(ResourceKind kind) {
        Observed<?> victim = snapshot().stream().filter(seen -> seen.key().kind() == kind).findFirst().orElseThrow();
        var action =
                new Action(new Action.Id(victim.key(), Action.Verb.DELETE), new Action.Work.Delete(victim), Set.of());
        Batch.Ids ids =
                ref ->
                        snapshot().stream()
                                .filter(seen -> seen.key().equals(ref))
                                .map(Observed::id)
                                .findFirst()
                                .or(Optional::empty);
        clouds.connect(accounts.connection(account))
                .actuator()
                .apply(new Batch(id, List.of(action), ids, one -> "behind our back " + one));
    }

    private static LayoutDraft named(String name) {
        LayoutDraft defaults = LayoutDraft.defaults(List.of("eu-west-1a", "eu-west-1b"));
        return new LayoutDraft(
                name,
                defaults.cidr(),
                defaults.zones(),
                defaults.subnets(),
                defaults.nat(),
                defaults.egress(),
                defaults.sshSources(),
                defaults.mode());
    }
}
