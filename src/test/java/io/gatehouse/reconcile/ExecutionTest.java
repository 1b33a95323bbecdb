package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.planning.Action;
import io.gatehouse.planning.Planner;
import io.gatehouse.reconcile.Execution.Settled;
import io.gatehouse.reconcile.JournalEntry.Phase;
import io.gatehouse.topology.AccountRegion;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Peer;
import io.gatehouse.topology.PortRange;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.RouteTable;
import io.gatehouse.topology.SecurityGroup;
import io.gatehouse.topology.SecurityGroupRule;
import io.gatehouse.topology.SecurityGroupRule.Direction;
import io.gatehouse.topology.Subnet;
import io.gatehouse.topology.Traffic;
import io.gatehouse.topology.Vpc;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;

@Timeout(20)
class ExecutionTest {

    private static final Duration VISIBLE_WITHIN = Duration.ofMinutes(2);
    private static final NetworkId NETWORK = new NetworkId(1);
    private static final ResourceKey VPC = new ResourceKey(NETWORK, ResourceKind.VPC, "vpc");
    private static final ResourceKey GROUP = new ResourceKey(NETWORK, ResourceKind.SECURITY_GROUP, "nat");
    private static final Vpc A_VPC = new Vpc(VPC, "payments", Cidr.parse("10.0.0.0/16"));

    private final ScriptedCloud cloud = new ScriptedCloud();
    private final QuickPace pace = new QuickPace();
    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean cancelled;
    private volatile boolean journalIsAway;
    private volatile boolean stopping;

    @Test
    void whatComesAfterSomethingGetsItsId() throws Exception {
        var ids = new ArrayList<AwsId>();
        cloud.whenAsked(batch -> {
            if (batch.kind() == ResourceKind.SUBNET) {
                ids.add(batch.ids().require(VPC));
            }
        });
        assertThat(execute(A_VPC, subnet("a"))).isEmpty();
        assertThat(ids).containsExactly(new AwsId("id-of-vpc"));
    }

    @Test
    void independentActionsAreWithTheCloudAtTheSameTime() throws Exception {
        var meeting = new CyclicBarrier(3);
        cloud.whenAsked(batch -> {
            if (batch.kind() != ResourceKind.VPC) {
                meet(meeting);
            }
        });
        assertThat(execute(A_VPC, subnet("a"), subnet("b"), table())).isEmpty();
    }

    @Test
    void allRulesOfAGroupInOneDirectionAreOneCall() throws Exception {
        assertThat(execute(A_VPC, group(), rule(22), rule(80), rule(443))).isEmpty();
        assertThat(cloud.calls).hasSize(3);
        assertThat(cloud.calls.getLast()).contains("tcp/22", "tcp/80", "tcp/443");
    }

    @Test
    void aFailureHoldsUpOnlyWhatComesAfterIt() throws Exception {
        cloud.answer("create:n1/security-group/nat", ScriptedCloud.failed(Reason.QUOTA));
        List<Settled> failures = execute(A_VPC, group(), rule(22), subnet("a"));
        assertThat(failures).hasSize(1);
        assertThat(failures.getFirst().failure()).contains("A quota of the AWS account is reached.");
        assertThat(cloud.calls)
                .contains("apply create:n1/subnet/a")
                .noneMatch(call -> call.contains("security-group-rule"));
    }

    @Test
    void whatTakesTimeIsPolledAndNotAppliedAgain() throws Exception {
        var waiting = new Outcome.Waiting(new AwsId("vpc-1"), "available");
        cloud.answer("create:n1/vpc/vpc", waiting, waiting, new Outcome.Applied(new AwsId("vpc-1")));
        assertThat(execute(A_VPC)).isEmpty();
        assertThat(cloud.calls)
                .containsExactly("apply create:n1/vpc/vpc", "poll create:n1/vpc/vpc", "poll create:n1/vpc/vpc");
    }

    @Test
    void throttlingIsTriedAgainWithTheSameToken() throws Exception {
        cloud.answer("create:n1/vpc/vpc", ScriptedCloud.retry(Reason.THROTTLED), ScriptedCloud.retry(Reason.THROTTLED));
        assertThat(execute(A_VPC)).isEmpty();
        assertThat(cloud.calls).hasSize(3);
        assertThat(cloud.tokens).hasSize(3).containsOnly(cloud.tokens.getFirst());
    }

    @Test
    void whatNeverWorksIsGivenUpWithWords() throws Exception {
        var again = Collections.nCopies(500, ScriptedCloud.retry(Reason.DEPENDENCY_VIOLATION));
        cloud.answer("create:n1/vpc/vpc", again.toArray(Outcome[]::new));
        assertThat(execute(A_VPC))
                .singleElement()
                .satisfies(end ->
                        assertThat(end.failure())
                                .startsWith("It was tried for 10 minutes.")
                                .contains("Something else still uses it."));
    }

    @Test
    void aCreationWhoseAnswerWasLostIsFoundByItsTagAndNotMadeTwice() throws Exception {
        cloud.answer("create:n1/vpc/vpc", ScriptedCloud.failed(Reason.AMBIGUOUS));
        cloud.visible.add(Observed.ready(new AwsId("vpc-7"), A_VPC));
        var seenByNext = new ArrayList<AwsId>();
        cloud.whenAsked(batch -> batch.ids().find(VPC).ifPresent(seenByNext::add));
        assertThat(execute(A_VPC, table())).isEmpty();
        assertThat(cloud.calls).filteredOn(call -> call.startsWith("apply create:n1/vpc")).hasSize(1);
        assertThat(seenByNext).contains(new AwsId("vpc-7"));
    }

    @Test
    void aCreationWhoseAnswerWasLostIsCompletedWhenItIsHalfDone() throws Exception {
        cloud.answer("create:n1/vpc/vpc", ScriptedCloud.failed(Reason.AMBIGUOUS));
        var halfDone = new Vpc(VPC, "", A_VPC.cidr());
        cloud.visible.add(Observed.ready(new AwsId("vpc-7"), halfDone));
        assertThat(execute(A_VPC)).isEmpty();
        assertThat(cloud.calls).containsExactly("apply create:n1/vpc/vpc", "observe", "apply update:n1/vpc/vpc");
    }

    @Test
    void aCreationThatDidNotWorkIsMadeAgainOnlyWhenThatIsSure() throws Exception {
        cloud.answer("create:n1/vpc/vpc", ScriptedCloud.failed(Reason.AMBIGUOUS));
        Instant before = pace.now();
        assertThat(execute(A_VPC)).isEmpty();
        assertThat(cloud.calls).filteredOn(call -> call.startsWith("apply")).hasSize(2);
        assertThat(pace.now()).isAfterOrEqualTo(before.plus(VISIBLE_WITHIN));
    }

    @Test
    void nothingBeginsAfterACancellationAndWhatHasBegunIsFinished() throws Exception {
        cloud.whenAsked(_ -> cancelled = true);
        assertThat(execute(A_VPC, subnet("a"))).isEmpty();
        assertThat(cloud.calls).containsExactly("apply create:n1/vpc/vpc");
        assertThat(journal).contains("APPLIED create:n1/vpc/vpc");
    }

    @Test
    void whatIsTriedAgainAndAgainIsLeftWhenTheRunIsStopped() throws Exception {
        var again = Collections.nCopies(500, ScriptedCloud.retry(Reason.THROTTLED));
        cloud.answer("create:n1/vpc/vpc", again.toArray(Outcome[]::new));
        cloud.whenAsked(_ -> cancelled = cloud.calls.size() == 3);
        assertThat(execute(A_VPC, subnet("a")))
                .singleElement()
                .satisfies(end -> assertThat(end.failure()).isEqualTo("Stopped before it was tried again."));
        assertThat(cloud.calls).hasSize(3);
    }

    @Test
    void withoutAJournalNothingIsDone() {
        journalIsAway = true;
        assertThatThrownBy(() -> execute(A_VPC)).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(cloud.calls).isEmpty();
    }

    @Test
    void whatCannotBeWrittenDownEndsTheExecutionAndNotTheAction() {
        cloud.whenAsked(_ -> journalIsAway = true);
        assertThatThrownBy(() -> execute(A_VPC, subnet("a"))).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(cloud.calls).containsExactly("apply create:n1/vpc/vpc");
    }

    @Test
    void theIntentIsWrittenBeforeTheCall() throws Exception {
        cloud.whenAsked(batch ->
                batch.actions().forEach(action -> assertThat(journal).contains(Phase.INTENDED + " " + action.id())));
        assertThat(execute(A_VPC, subnet("a"), group(), rule(22))).isEmpty();
    }

    @Test
    void anAdapterThatBreaksIsAFailureAndNotAHangingRun() throws Exception {
        cloud.whenAsked(_ -> {
            throw new IllegalStateException("broken");
        });
        assertThat(execute(A_VPC)).singleElement().satisfies(end -> assertThat(end.failure()).contains("broken"));
    }

    @Test
    void whenThePanelStopsWhatIsWithTheCloudIsWrittenDownAndNothingElseBegins() {
        cloud.whenAsked(_ -> stopping = true);
        assertThatThrownBy(() -> execute(A_VPC, subnet("a"))).isInstanceOf(InterruptedException.class);
        assertThat(cloud.calls).containsExactly("apply create:n1/vpc/vpc");
        assertThat(journal)
                .containsExactly(Phase.INTENDED + " create:n1/vpc/vpc", Phase.APPLIED + " create:n1/vpc/vpc");
    }

    private List<Settled> execute(Resource... wanted) throws InterruptedException {
        var empty = RegionSnapshot.of(new AccountRegion(1, "eu-west-1"), Instant.EPOCH, List.of(), List.of());
        List<Action> actions = Planner.plan(NETWORK, 1, List.of(wanted), empty, Set.of()).actions();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var context =
                    new RunContext(
                            new Turn(1, NETWORK, 1),
                            cloud,
                            new ListJournal(),
                            new ClientTokens("run"),
                            VISIBLE_WITHIN,
                            pace,
                            RandomGenerator.of("L64X128MixRandom"),
                            new Workers(threads, () -> stopping, Duration.ofSeconds(3)));
            return new Execution(new ActionWorker(context, () -> cancelled), Map.of(), () -> cancelled).run(actions);
        }
    }

    private final class ListJournal implements Journal {

        @Override
        public void write(Turn turn, List<JournalEntry> entries) {
            if (journalIsAway) {
                throw new DataAccessResourceFailureException("away");
            }
            entries.forEach(entry -> journal.add(entry.phase() + " " + entry.action()));
        }

        @Override
        public List<JournalEntry> lines(long run) {
            return List.of();
        }

        @Override
        public Set<ResourceKey> recentlyCreated(NetworkId network, Duration within) {
            return Set.of();
        }
    }

    private static void meet(CyclicBarrier meeting) {
        try {
            meeting.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the others did not come", e);
        }
    }

    private static Subnet subnet(String slot) {
        var key = new ResourceKey(NETWORK, ResourceKind.SUBNET, slot);
        return new Subnet(key, slot, VPC, Cidr.parse("10.0.%d.0/24".formatted((int) slot.charAt(0))), "eu-west-1a");
    }

    private static RouteTable table() {
        return new RouteTable(new ResourceKey(NETWORK, ResourceKind.ROUTE_TABLE, "public"), "public", VPC);
    }

    private static SecurityGroup group() {
        return new SecurityGroup(GROUP, "nat", VPC, "nat", "NAT instances");
    }

    private static SecurityGroupRule rule(int port) {
        return SecurityGroupRule.of(
                GROUP, Direction.IN, new Traffic.Tcp(PortRange.of(port)), new Peer.Block(Cidr.parse("10.0.0.0/16")));
    }
}
