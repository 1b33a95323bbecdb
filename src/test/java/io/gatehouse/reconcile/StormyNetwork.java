package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.SampleNetwork;
import io.gatehouse.cloud.sandbox.SandboxFixture;
import io.gatehouse.cloud.sandbox.world.InstanceEntry.State;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.cloud.sandbox.world.WorldState;
import io.gatehouse.planning.Plan;
import io.gatehouse.reconcile.MortalPanel.Dead;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A network in a simulated account, with somebody else's things beside it, and all that outlives a panel: the journal
/// and what was approved.
final class StormyNetwork {

    private static final Duration VISIBLE_WITHIN = Duration.ofMinutes(2);

    final SandboxFixture fixture;
    final MemoryJournal journal;
    private final NetworkId network = new NetworkId(7);
    private final Pace pace;
    private final List<AwsId> theirs;
    private Set<String> grants = Set.of();
    private long run;

    private StormyNetwork(SandboxFixture fixture, List<AwsId> theirs) {
        this.fixture = fixture;
        this.theirs = theirs;
        this.pace = paceOf(fixture);
        this.journal = new MemoryJournal(pace);
    }

    /// An account in which nothing is ours.
    static StormyNetwork inAnAccountOfSomebodyElses() {
        var fixture = new SandboxFixture();
        var they = fixture.somebodyElse();
        AwsId vpc = they.makesVpc(Cidr.parse("10.0.0.0/16"));
        String zone = fixture.cloud().catalog().zones().getFirst();
        return new StormyNetwork(
                fixture,
                List.of(
                        vpc,
                        they.makesSubnet(vpc, Cidr.parse("10.0.0.0/24"), zone),
                        they.makesSecurityGroup(vpc, "office-nat-data"),
                        they.allocatesAddress("office")));
    }

    /// Another one that is the same up to now, and whose journal nobody needs any more.
    StormyNetwork copy() {
        var copy = new StormyNetwork(fixture.copy(), theirs);
        copy.run = run;
        return copy;
    }

    private static Pace paceOf(SandboxFixture fixture) {
        return new Pace() {
            @Override
            public Instant now() {
                return fixture.now();
            }

            @Override
            public synchronized void pause(Duration duration) {
                fixture.letPass(duration);
            }
        };
    }

    SampleNetwork sample() {
        return SampleNetwork.pair(network, fixture.cloud().catalog().zones(), fixture.imageId());
    }

    long run() {
        return run;
    }

    Pace pace() {
        return pace;
    }

    /// Somebody looks at the plan and approves it.
    Plan approve(Collection<Resource> wanted) {
        Plan plan = look(fixture.cloud(), wanted).plan();
        grants = plan.grants();
        run++;
        return plan;
    }

    /// Somebody continues a run that stopped early, or looks at what is left and approves that.
    void continueOrApprove(Collection<Resource> wanted) {
        Plan left = look(fixture.cloud(), wanted).plan();
        if (!grants.containsAll(left.needs())) {
            grants = left.grants();
        }
        run++;
    }

    /// A panel takes up the approved run, whoever began it.
    RunLoop.Ending carryOut(MortalPanel panel, Collection<Resource> wanted, RandomGenerator random)
            throws InterruptedException {
        return carryOut(panel, panel, wanted, random);
    }

    /// The same by a panel that does not call the cloud itself.
    RunLoop.Ending carryOut(MortalPanel panel, Cloud cloud, Collection<Resource> wanted, RandomGenerator random)
            throws InterruptedException {
        try (var threads = new ShuffledThreads(random)) {
            var context =
                    new RunContext(
                            new Turn(run, network, 1),
                            cloud,
                            panel,
                            new ClientTokens(Long.toString(run)),
                            VISIBLE_WITHIN,
                            pace,
                            random,
                            new Workers(threads, () -> false, Duration.ofSeconds(3)));
            return new RunLoop(
                            context,
                            () -> Optional.of(look(panel, wanted)),
                            plan -> grants.containsAll(plan.needs()),
                            () -> false)
                    .toTheEnd();
        }
    }

    /// The same by a panel that does not die.
    RunLoop.Ending carryOut(Collection<Resource> wanted, RandomGenerator random) throws InterruptedException {
        return carryOut(panel(MortalPanel.IMMORTAL), wanted, random);
    }

    /// A panel that dies in it.
    ///
    /// @return how the run ended, if it did before
    Optional<RunLoop.Ending> dieIn(MortalPanel panel, Collection<Resource> wanted, RandomGenerator random) {
        try {
            RunLoop.Ending ending = carryOut(panel, wanted, random);
            return panel.isDead() ? Optional.empty() : Optional.of(ending);
        } catch (Dead | InterruptedException e) {
            return Optional.empty();
        }
    }

    MortalPanel panel(int lifespan) {
        return new MortalPanel(fixture.cloud(), journal, lifespan);
    }

    private Observation look(Cloud cloud, Collection<Resource> wanted) {
        return Observation.of(
                network,
                1,
                List.copyOf(wanted),
                cloud.inventory().observe(),
                journal.recentlyCreated(network, VISIBLE_WITHIN),
                Set.of(),
                Set.of());
    }

    /// All of ours is there as it is wanted, once, nothing else is, and what is somebody else's is as it was.
    void assertThatAllIsRight(Collection<Resource> wanted) {
        fixture.letPass(Duration.ofMinutes(5));
        fixture.inside(world -> {
            world.faults().clear();
            return world;
        });
        assertThat(look(fixture.cloud(), wanted).plan().isEmpty()).as("whether a second plan is empty").isTrue();
        List<Observed<?>> seen = fixture.cloud().inventory().observe().around(network);
        assertThat(seen).extracting(Observed::key).doesNotHaveDuplicates().hasSameSizeAs(wanted);
        assertThat(theirs).allMatch(fixture.somebodyElse()::finds);
        assertThat(fixture.somebodyElse().countsRules(theirs.get(2))).isEqualTo(1);
    }

    /// Nothing that was begun in the last run is left open in the journal.
    void assertThatTheJournalSaysSo() {
        assertThat(journal.open(run)).isEmpty();
    }

    /// How many there are of everything in the account, seen or not, tagged or not.
    Map<String, Long> census() {
        return fixture.inside(world -> census(world, world.close()));
    }

    private static Map<String, Long> census(SandboxWorld world, WorldState state) {
        List<?> living = state.instances().stream().filter(one -> one.state(world.now()) != State.TERMINATED).toList();
        return Stream.of(
                        state.vpcs(),
                        state.gateways(),
                        state.subnets(),
                        state.groups(),
                        state.rules(),
                        state.roles(),
                        state.policies(),
                        state.profiles(),
                        state.interfaces(),
                        state.addresses(),
                        living,
                        state.tables(),
                        state.routes(),
                        state.associations(),
                        state.buckets(),
                        state.objects(),
                        state.queues())
                .flatMap(List::stream)
                .collect(
                        Collectors.groupingBy(
                                one -> one.getClass().getSimpleName(), TreeMap::new, Collectors.counting()));
    }
}
