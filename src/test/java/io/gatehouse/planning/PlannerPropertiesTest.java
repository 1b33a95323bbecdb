package io.gatehouse.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.PlanExecutor;
import io.gatehouse.cloud.sandbox.SandboxFixture;
import io.gatehouse.planning.Action.Verb;
import io.gatehouse.planning.Action.Work;
import io.gatehouse.testing.RunsBesideOthers;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.Tagged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every plan, tried on networks of any shape in a simulated cloud. A block of seeds is one test; a
/// failure names its seed, which the test then can be run with alone.
@RunsBesideOthers
class PlannerPropertiesTest {

    private static final int BLOCKS = 10;
    private static final int SEEDS_IN_BLOCK = 100;
    private static final int EDITS = 3;

    static LongStream blocks() {
        return LongStream.range(0, BLOCKS);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void whateverIsWantedIsReachedAndCanBeTakenAway(long block) {
        for (long seed = block * SEEDS_IN_BLOCK; seed < (block + 1) * SEEDS_IN_BLOCK; seed++) {
            try {
                new Life(seed).live();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /// The life of one network from its creation over some changes to its end.
    private static final class Life {

        private final RandomGenerator random;
        private final SandboxFixture fixture = new SandboxFixture();
        private final NetworkId network = new NetworkId(7);
        private final List<String> zones = fixture.cloud().catalog().zones();
        private final List<AwsId> theirs = new ArrayList<>();
        private final List<AwsId> spare;
        private Genes genes;

        Life(long seed) {
            this.random = new Random(seed);
            this.genes = new Genes(seed);
            var they = fixture.somebodyElse();
            AwsId vpc = they.makesVpc(Cidr.parse("10.0.0.0/16"));
            theirs.add(vpc);
            theirs.add(they.makesSubnet(vpc, Cidr.parse("10.0.0.0/24"), zones.getFirst()));
            theirs.add(they.makesSecurityGroup(vpc, "group-a"));
            theirs.add(they.allocatesAddress("theirs"));
            this.spare = List.of(they.allocatesAddress("spare"), they.allocatesAddress("spare too"));
        }

        void live() {
            for (int edit = 0; edit <= EDITS; edit++) {
                List<Resource> wanted =
                        RandomNetwork.of(
                                network, genes, zones, List.of(fixture.imageId(), fixture.otherImageId()), spare);
                reach(wanted);
                assertThatAllIsAsWanted(wanted);
                assertThatDestructionReversesCreation();
                disturb(wanted);
                genes = genes.mutated(random, random.nextDouble(0.3));
            }
            reach(List.of());
            assertThat(observed()).isEmpty();
            assertThat(theirs).allMatch(fixture.somebodyElse()::finds);
            assertThat(spare).allMatch(fixture.somebodyElse()::finds);
        }

        private void reach(List<Resource> wanted) {
            RegionSnapshot before = observe();
            Plan plan = plan(wanted, before);
            assertThatItIsSound(plan);
            assertThatOrderOfInputDoesNotMatter(plan, wanted, before);
            if (tradesPlaces(plan)) {
                // Two interfaces that want each other's addresses wait for each other: no order of single changes leads
                // there, and the product never wants it, since an address belongs to a slot for good. Take away the
                // whole network instead, and make it again.
                reach(List.of());
                reach(wanted);
                return;
            }
            new PlanExecutor(fixture, network, before).carryOut(plan);
            assertThat(plan(wanted, observe()).steps()).as("steps of a second plan").isEmpty();
        }

        private static boolean tradesPlaces(Plan plan) {
            List<Change.Update> updates =
                    plan.steps().stream()
                            .map(Step::change)
                            .filter(Change.Update.class::isInstance)
                            .map(Change.Update.class::cast)
                            .toList();
            return updates.stream()
                    .anyMatch(one ->
                            updates.stream()
                                    .anyMatch(other ->
                                            one != other
                                                    && one.wanted().excludes(other.before().actual())
                                                    && other.wanted().excludes(one.before().actual())));
        }

        /// Somebody changes things by hand. Every other time they are put right before anything else is wanted.
        private void disturb(List<Resource> wanted) {
            fixture.inside(world -> new Vandal(world, theirs, spare, random).strike(random.nextInt(6)));
            fixture.letPass(Duration.ofMinutes(1));
            if (random.nextBoolean()) {
                reach(wanted);
                assertThatAllIsAsWanted(wanted);
            }
        }

        private RegionSnapshot observe() {
            return fixture.cloud().inventory().observe();
        }

        private List<Resource> observed() {
            return observe().in(network).stream().<Resource>map(Observed::actual).toList();
        }

        /// Of what may be in several ways, any will do; all else is exactly as it is wanted.
        private void assertThatAllIsAsWanted(List<Resource> wanted) {
            Map<ResourceKey, Resource> seen =
                    observed().stream().collect(Collectors.toMap(Resource::key, Function.identity()));
            assertThat(seen).hasSameSizeAs(wanted);
            for (Resource one : wanted) {
                Resource actual = seen.get(one.key());
                assertThat(actual).as("%s", one.key()).isNotNull();
                assertThat(one.differences(actual)).as("differences of %s", one.key()).isEmpty();
                if (one instanceof Tagged) {
                    assertThat(actual).isEqualTo(one);
                }
            }
        }

        private Plan plan(Collection<Resource> wanted, RegionSnapshot snapshot) {
            return Planner.plan(network, 1, wanted, snapshot, Set.of());
        }

        private void assertThatItIsSound(Plan plan) {
            assertThat(plan.steps()).filteredOn(step -> step.verb() == Step.Verb.BLOCKED).isEmpty();
            assertThat(plan.awaiting()).isEmpty();
            var done = new HashSet<Action.Id>();
            for (Action action : plan.actions()) {
                if (!done.containsAll(action.after())) {
                    throw new AssertionError(action.id() + " comes before one of " + action.after());
                }
                done.add(action.id());
                assertThat(theirs).doesNotContain(touched(action.work()));
            }
        }

        private static AwsId touched(Work work) {
            return switch (work) {
                case Work.Create _ -> new AwsId("nothing");
                case Work.Adopt(_, var existing) -> existing;
                case Work.Update(_, var before, _) -> before.id();
                case Work.Delete(var before) -> before.id();
            };
        }

        private void assertThatOrderOfInputDoesNotMatter(Plan plan, List<Resource> wanted, RegionSnapshot snapshot) {
            List<Observed<?>> owned = new ArrayList<>();
            snapshot.owned().values().forEach(owned::addAll);
            Collections.shuffle(owned, new Random(random.nextLong()));
            List<Resource> shuffled = new ArrayList<>(wanted);
            Collections.shuffle(shuffled, new Random(random.nextLong()));
            Plan again = plan(shuffled, RegionSnapshot.of(snapshot.where(), snapshot.at(), owned, snapshot.foreign()));
            assertThat(again.digest()).isEqualTo(plan.digest());
            assertThat(again).isEqualTo(plan);
            assertThat(again.actions()).isEqualTo(plan.actions());
        }

        /// What would be made after something else is deleted before it.
        private void assertThatDestructionReversesCreation() {
            RegionSnapshot now = observe();
            Map<ResourceKey, Integer> deletions = new HashMap<>();
            for (Action action : plan(List.of(), now).actions()) {
                assertThat(action.id().verb()).isEqualTo(Verb.DELETE);
                deletions.put(action.key(), deletions.size());
            }
            var nothing = RegionSnapshot.of(now.where(), now.at(), List.of(), spare);
            for (Action creation : plan(observed(), nothing).actions()) {
                for (Action.Id earlier : creation.after()) {
                    if (deletions.get(earlier.key()) <= deletions.get(creation.key())) {
                        throw new AssertionError("%s is deleted before %s".formatted(earlier.key(), creation.key()));
                    }
                }
            }
        }
    }
}
