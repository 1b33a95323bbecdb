package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.CloudActuator;
import io.gatehouse.cloud.Edited;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.SampleNetwork;
import io.gatehouse.cloud.sandbox.world.RouteEntry;
import io.gatehouse.network.Layouts;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.Network;
import io.gatehouse.planning.Action;
import io.gatehouse.reconcile.JournalEntry.Phase;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Replacing the members of a pair from the approved plan to the last failback, in an account in which time passes as
/// fast as somebody waits for it.
class ReplacementTest {

    private static final NetworkId NETWORK = new NetworkId(7);

    private final StormyNetwork network = made();
    private final List<Resource> larger = larger(network.sample());

    /// A panel's life with one network: what it terminates it looks at first, as somebody who watches would.
    private static final class Watched {
        final StormyNetwork network;
        final PairEars ears;
        final List<String> terminated = new ArrayList<>();
        final List<String> uncarried = new ArrayList<>();
        int heardBefore;

        Watched(StormyNetwork network) {
            this.network = network;
            this.ears = new PairEars(network.fixture);
        }

        RunLoop.Ending carryOut(MortalPanel panel, Collection<Resource> wanted, Random random)
                throws InterruptedException {
            Clock clock = clock();
            var standings = new Standings(ears.telemetry(), network.journal, clock);
            var handOvers = new HandOvers(standings, ears.commands(panel));
            var row = new Network(NETWORK, 1, 1, Layouts.usual(NatMode.PAIR), false, Instant.EPOCH);
            var guarded = new GuardedActuator(watching(panel), handOvers, row, network.run());
            return network.carryOut(panel, new GuardedCloud(panel, guarded), wanted, random);
        }

        /// What the pair did since the plan was approved.
        List<String> happened() {
            List<String> all = ears.events();
            return all.subList(heardBefore, all.size());
        }

        private Clock clock() {
            InstantSource source = network.fixture::now;
            return source.withZone(ZoneOffset.UTC);
        }

        private CloudActuator watching(MortalPanel panel) {
            return new CloudActuator() {
                @Override
                public List<Outcome> apply(Batch batch) {
                    if (batch.kind() == ResourceKind.INSTANCE && batch.verb() == Action.Verb.DELETE) {
                        batch.actions().stream().map(Action::key).forEach(Watched.this::look);
                    }
                    return panel.apply(batch);
                }

                @Override
                public List<Outcome> poll(Batch batch) {
                    return panel.poll(batch);
                }
            };
        }

        /// Whether the routes of a member's zone lead to its own machine at the moment in which that is terminated.
        private void look(ResourceKey instance) {
            terminated.add(instance.slot());
            if (carriesItself(instance.slot())) {
                uncarried.add(instance.slot());
            }
        }

        boolean carriesItself(String slot) {
            ResourceKey data = key(ResourceKind.NETWORK_INTERFACE, slot + "/data");
            ResourceKey table = key(ResourceKind.ROUTE_TABLE, slot.replace("nat-", "private-"));
            Map<ResourceKey, AwsId> ids = ids();
            return network.fixture.inside(world ->
                    world.routes()
                            .all()
                            .filter(route -> route.tableId().equals(ids.get(table).value()))
                            .map(RouteEntry::targetId)
                            .anyMatch(ids.get(data).value()::equals));
        }

        private Map<ResourceKey, AwsId> ids() {
            return network.fixture.cloud().inventory().observe().around(NETWORK).stream()
                    .collect(Collectors.toMap(Observed::key, Observed::id, (one, other) -> one));
        }

        private static ResourceKey key(ResourceKind kind, String slot) {
            return new ResourceKey(NETWORK, kind, slot);
        }
    }

    private static StormyNetwork made() {
        try {
            StormyNetwork network = StormyNetwork.inAnAccountOfSomebodyElses();
            network.approve(network.sample().resources());
            RunLoop.Ending ending = network.carryOut(network.sample().resources(), new Random(1));
            assertThat(ending.state()).as(ending.words()).isEqualTo(RunState.SUCCEEDED);
            network.fixture.letPass(Duration.ofMinutes(5));
            return network;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Resource> larger(SampleNetwork sample) {
        return List.copyOf(
                sample.with(
                                Edited.type(sample.get(Instance.class, ResourceKind.INSTANCE, "nat-a"), "t4g.small"),
                                Edited.type(sample.get(Instance.class, ResourceKind.INSTANCE, "nat-b"), "t4g.small"))
                        .resources());
    }

    @Test
    void eachHandsOverGoesComesBackAndTakesItsOwnBeforeTheOtherIsTouched() throws Exception {
        Watched watched = approved(network, larger);

        RunLoop.Ending ending = watched.carryOut(network.panel(MortalPanel.IMMORTAL), larger, new Random(2));

        assertThat(ending.state()).as(ending.words()).isEqualTo(RunState.SUCCEEDED);
        assertThat(watched.uncarried).isEmpty();
        assertThat(watched.happened())
                .filteredOn(event -> !event.endsWith("_BEGUN nat-a") && !event.endsWith("_BEGUN nat-b"))
                .containsExactly(
                        "nat-a RESIGNED nat-a",
                        "nat-b TAKEOVER_DONE nat-a",
                        "nat-a STARTED",
                        "nat-a BUNDLE_APPLIED",
                        "nat-a FAILBACK_DONE nat-a",
                        "nat-b RESIGNED nat-b",
                        "nat-a TAKEOVER_DONE nat-b",
                        "nat-b STARTED",
                        "nat-b BUNDLE_APPLIED",
                        "nat-b FAILBACK_DONE nat-b");
        assertThat(said()).contains("nat-b to take over what nat-a carries", "nat-a to take back what is its own");
        assertThat(watched.carriesItself("nat-a") && watched.carriesItself("nat-b")).isTrue();
        network.assertThatAllIsRight(larger);
    }

    @Test
    void whereverThePanelDiesNothingIsTerminatedThatCarriesSomethingAndTheEndIsTheSame() throws Exception {
        Map<String, Long> census = census();
        int crashes = 0;
        for (int lifespan = 1; ; lifespan++) {
            Watched watched = approved(network.copy(), larger);
            MortalPanel panel = watched.network.panel(lifespan);
            if (!dies(watched, panel, lifespan)) {
                break;
            }
            crashes++;
            MortalPanel next = watched.network.panel(MortalPanel.IMMORTAL);
            RunLoop.Ending ending = watched.carryOut(next, larger, new Random(lifespan));
            assertThat(ending.state()).as("crash %d: %s", lifespan, ending.words()).isEqualTo(RunState.SUCCEEDED);
            assertThat(watched.uncarried).as("crash %d", lifespan).isEmpty();
            watched.network.assertThatAllIsRight(larger);
            watched.network.assertThatTheJournalSaysSo();
            assertThat(watched.network.census()).as("crash %d", lifespan).isEqualTo(census);
            assertThat(watched.carriesItself("nat-a") && watched.carriesItself("nat-b")).isTrue();
        }
        assertThat(crashes).isGreaterThan(30);
        System.out.printf("%d crashes in a replacement survived%n", crashes);
    }

    private static boolean dies(Watched watched, MortalPanel panel, int seed) {
        try {
            watched.carryOut(panel, larger(watched.network.sample()), new Random(seed));
            return panel.isDead();
        } catch (MortalPanel.Dead | InterruptedException e) {
            return true;
        }
    }

    private Map<String, Long> census() throws InterruptedException {
        Watched calm = approved(network.copy(), larger);
        calm.carryOut(calm.network.panel(MortalPanel.IMMORTAL), larger, new Random(0));
        calm.network.assertThatAllIsRight(larger);
        return calm.network.census();
    }

    @Test
    void whatIsNotAnsweredIsWaitedForAndThenDoneWithoutAndTheRunSaysSo() throws Exception {
        Watched watched = approved(network, larger);
        watched.ears.losesCommands();

        RunLoop.Ending ending = watched.carryOut(network.panel(MortalPanel.IMMORTAL), larger, new Random(3));

        assertThat(ending.state()).as(ending.words()).isEqualTo(RunState.SUCCEEDED);
        assertThat(watched.terminated).containsExactly("nat-a", "nat-b");
        assertThat(watched.uncarried).containsExactly("nat-a", "nat-b");
        assertThat(said())
                .contains(
                        "nat-a did not answer when it was told to hand over, so it was terminated without.",
                        "nat-b did not answer when it was told to hand over, so it was terminated without.");
        network.assertThatAllIsRight(larger);
    }

    @Test
    void aMemberThatIsDeadIsReplacedWithoutWaitingForItAndItsPeerCarriesItMeanwhile() throws Exception {
        network.fixture.cloud().simulation().orElseThrow().cutPower(NETWORK, "nat-a");
        network.fixture.letPass(Duration.ofMinutes(1));
        Watched watched = approved(network, larger);

        RunLoop.Ending ending = watched.carryOut(network.panel(MortalPanel.IMMORTAL), larger, new Random(4));

        assertThat(ending.state()).as(ending.words()).isEqualTo(RunState.SUCCEEDED);
        assertThat(watched.uncarried).isEmpty();
        assertThat(said()).contains("nat-a was silent, so there was nobody to hand over first.");
        network.assertThatAllIsRight(larger);
    }

    @Test
    void whileThePeerIsNotFitNothingIsTerminatedAndTheRunEndsWithWhatToDo() throws Exception {
        network.fixture.cloud().simulation().orElseThrow().cutPower(NETWORK, "nat-b");
        network.fixture.letPass(Duration.ofMinutes(1));
        List<Resource> onlyA =
                List.copyOf(
                        network.sample()
                                .with(
                                        Edited.type(
                                                network.sample().get(Instance.class, ResourceKind.INSTANCE, "nat-a"),
                                                "t4g.small"),
                                        Edited.running(
                                                network.sample().get(Instance.class, ResourceKind.INSTANCE, "nat-b"),
                                                false))
                                .resources());
        Watched watched = approved(network, onlyA);

        RunLoop.Ending ending = watched.carryOut(network.panel(MortalPanel.IMMORTAL), onlyA, new Random(5));

        assertThat(ending.state()).isEqualTo(RunState.FAILED);
        assertThat(ending.words())
                .contains(
                        "Terminating nat-a failed. It carries traffic that its peer could not take over now. See what"
                                + " ails the peer, and go on when it is well and carries its own.");
        assertThat(watched.terminated).isEmpty();
    }

    private static Watched approved(StormyNetwork network, List<Resource> wanted) {
        network.approve(wanted);
        Watched watched = new Watched(network);
        network.fixture.letPass(Duration.ofSeconds(10));
        watched.heardBefore = watched.ears.events().size();
        return watched;
    }

    /// What the journal says besides how far each step has come.
    private List<String> said() {
        return network.journal.lines().stream()
                .map(MemoryJournal.Line::entry)
                .filter(entry -> entry.phase() == Phase.WAITING || entry.phase() == Phase.APPLIED)
                .flatMap(entry -> Optional.ofNullable(entry.message()).stream())
                .toList();
    }
}
