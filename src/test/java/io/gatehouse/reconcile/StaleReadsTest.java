package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.planning.Plan;
import io.gatehouse.topology.AccountRegion;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Vpc;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// AWS shows for a while what was before a change.
@Timeout(20)
class StaleReadsTest {

    private static final NetworkId NETWORK = new NetworkId(1);
    private static final ResourceKey VPC = new ResourceKey(NETWORK, ResourceKind.VPC, "vpc");
    private static final Vpc BEFORE = new Vpc(VPC, "payments", Cidr.parse("10.0.0.0/16"));
    private static final Vpc AFTER = new Vpc(VPC, "billing", BEFORE.cidr());
    private static final Duration FOREVER = Duration.ofDays(1);

    private final QuickPace pace = new QuickPace();
    private final Instant began = pace.now();
    private final ScriptedCloud cloud = new ScriptedCloud();
    private Instant changed = Instant.MAX;
    private Instant cancelledAt = Instant.MAX;
    private Instant stopsAt = Instant.MAX;

    @Test
    void aChangeIsMadeOnceAlthoughItIsSeenLate() throws Exception {
        RunLoop.Ending ending = run(Duration.ofSeconds(45), AFTER);

        assertThat(ending.state()).as(ending.words()).isEqualTo(RunState.SUCCEEDED);
        assertThat(cloud.calls).containsExactly("apply update:n1/vpc/vpc");
        assertThat(took()).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(61));
    }

    @Test
    void aDeletionIsMadeOnceAlthoughItIsSeenLate() throws Exception {
        RunLoop.Ending ending = run(Duration.ofSeconds(60));

        assertThat(ending.state()).as(ending.words()).isEqualTo(RunState.SUCCEEDED);
        assertThat(cloud.calls).containsExactly("apply delete:n1/vpc/vpc");
    }

    @Test
    void whatIsSeenAtOnceCostsNoTime() throws Exception {
        assertThat(run(Duration.ZERO, AFTER).state()).isEqualTo(RunState.SUCCEEDED);

        assertThat(took()).isZero();
    }

    @Test
    void whatIsNeverSeenIsDoneAgainNowAndThenAndGivenUpWithWords() throws Exception {
        RunLoop.Ending ending = run(FOREVER, AFTER);

        assertThat(ending.state()).isEqualTo(RunState.FAILED);
        assertThat(ending.words())
                .isEqualTo(
                        "AWS still differs from what is wanted after 5 passes. Again and again that is VPC billing: "
                                + "AWS does not show what was done, or somebody undoes it. Look at the new plan.");
        assertThat(cloud.calls).hasSize(5).containsOnly("apply update:n1/vpc/vpc");
        assertThat(took()).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(10));
    }

    @Test
    void whoeverWaitsForItCanBeStopped() throws Exception {
        cancelledAt = began.plusSeconds(20);

        assertThat(run(FOREVER, AFTER).state()).isEqualTo(RunState.CANCELLED);
        assertThat(took()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(35));
        assertThat(cloud.calls).hasSize(1);
    }

    @Test
    void whoeverWaitsForItNoticesThatThePanelStops() {
        stopsAt = began.plusSeconds(20);

        assertThatThrownBy(() -> run(FOREVER, AFTER)).isInstanceOf(InterruptedException.class);
        assertThat(took()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(35));
        assertThat(cloud.calls).hasSize(1);
    }

    private Duration took() {
        return Duration.between(began, pace.now());
    }

    /// @param late how long the change is not seen
    private RunLoop.Ending run(Duration late, Resource... wanted) throws InterruptedException {
        Plan approved = look(late, wanted).plan();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var context =
                    new RunContext(
                            new Turn(1, NETWORK, 1),
                            cloud,
                            new MemoryJournal(pace),
                            new ClientTokens("run"),
                            Duration.ofMinutes(2),
                            pace,
                            RandomGenerator.of("L64X128MixRandom"),
                            new Workers(threads, () -> !pace.now().isBefore(stopsAt), Duration.ofSeconds(3)));
            BooleanSupplier cancelled = () -> !pace.now().isBefore(cancelledAt);
            return new RunLoop(
                            context,
                            () -> Optional.of(look(late, wanted)),
                            plan -> approved.grants().containsAll(plan.needs()),
                            cancelled)
                    .toTheEnd();
        }
    }

    private Observation look(Duration late, Resource... wanted) {
        if (changed.equals(Instant.MAX) && !cloud.calls.isEmpty()) {
            changed = pace.now();
        }
        boolean stale = cloud.calls.isEmpty() || pace.now().isBefore(changed.plus(late));
        List<Resource> there = stale ? List.of(BEFORE) : List.of(wanted);
        List<Observed<?>> seen =
                there.stream().<Observed<?>>map(one -> Observed.ready(new AwsId("vpc-1"), one)).toList();
        var snapshot = RegionSnapshot.of(new AccountRegion(1, "eu-west-1"), pace.now(), seen, List.of());
        return Observation.of(NETWORK, 1, List.of(wanted), snapshot, Set.of(), Set.of(), Set.of());
    }
}
