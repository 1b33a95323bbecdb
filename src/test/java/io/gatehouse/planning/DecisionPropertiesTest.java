package io.gatehouse.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.PlanExecutor;
import io.gatehouse.cloud.sandbox.SandboxFixture;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds when people decide which differences to ignore and which to repair, on vandalised networks of any shape.
/// A failure names its seed.
class DecisionPropertiesTest {

    private static final int BLOCKS = 6;
    private static final int SEEDS_IN_BLOCK = 50;

    static LongStream blocks() {
        return LongStream.range(0, BLOCKS);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void whatIsIgnoredStaysAndAllElseIsRepaired(long block) {
        each(block, Case::ignoreSome);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void whatIsChosenIsRepairedAndNothingElseThatNeedNotBe(long block) {
        each(block, Case::repairSome);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void whateverIsIgnoredAllOfTheNetworkCanGo(long block) {
        each(block, Case::ignoreAllAndDelete);
    }

    private static void each(long block, java.util.function.Consumer<Case> law) {
        for (long seed = block * SEEDS_IN_BLOCK; seed < (block + 1) * SEEDS_IN_BLOCK; seed++) {
            try {
                law.accept(new Case(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    /// A network that was made as wanted and then vandalised.
    private static final class Case {

        private final RandomGenerator random;
        private final SandboxFixture fixture = new SandboxFixture();
        private final NetworkId network = new NetworkId(7);
        private final List<Resource> wanted;
        private final Plan drift;

        Case(long seed) {
            random = new Random(seed);
            List<AwsId> spare = List.of(fixture.somebodyElse().allocatesAddress("spare"));
            wanted =
                    RandomNetwork.of(
                            network,
                            new Genes(seed),
                            fixture.cloud().catalog().zones(),
                            List.of(fixture.imageId(), fixture.otherImageId()),
                            spare);
            carryOut(plan(wanted, Set.of()));
            fixture.inside(world -> new Vandal(world, List.of(), spare, random).strike(1 + random.nextInt(5)));
            fixture.letPass(Duration.ofMinutes(1));
            drift = plan(wanted, Set.of());
        }

        void ignoreSome() {
            Set<String> marks =
                    drift.steps().stream()
                            .filter(_ -> random.nextBoolean())
                            .map(Step::mark)
                            .collect(Collectors.toSet());
            Plan rest = plan(wanted, marks);
            assertThat(rest.isBlocked()).isFalse();
            assertThat(keys(rest.steps())).isSubsetOf(keys(drift.steps()));
            Set<Resource> before = seen(keys(rest.ignored()));
            carryOut(rest);
            assertThat(unrepaired(marks)).as("steps of a second plan").isEmpty();
            assertThat(seen(keys(rest.ignored()))).as("what is ignored").isEqualTo(before);
            carryOut(plan(wanted, Set.of()));
            assertThat(unrepaired(marks)).as("nothing is left to ignore").isEmpty();
        }

        void repairSome() {
            Set<ResourceKey> chosen =
                    keys(drift.steps()).stream().filter(_ -> random.nextInt(3) == 0).collect(Collectors.toSet());
            Plan part = drift.limitedTo(chosen);
            assertThat(keys(part.steps())).containsAll(chosen).isSubsetOf(keys(drift.steps()));
            assertThat(part.limitedTo(chosen)).isEqualTo(part);
            carryOut(part);
            assertThat(keys(unrepaired(Set.of()))).as("what is repaired").noneMatch(keys(part.steps())::contains);
        }

        private List<Step> unrepaired(Set<String> marks) {
            return plan(wanted, marks).steps();
        }

        void ignoreAllAndDelete() {
            Set<String> marks = drift.steps().stream().map(Step::mark).collect(Collectors.toSet());
            carryOut(plan(List.of(), marks));
            Set<ResourceKey> left = observe().in(network).stream().map(Observed::key).collect(Collectors.toSet());
            assertThat(left).isSubsetOf(keys(plan(List.of(), marks).ignored()));
            carryOut(plan(List.of(), Set.of()));
            assertThat(observe().in(network)).isEmpty();
        }

        private RegionSnapshot observe() {
            return fixture.cloud().inventory().observe();
        }

        private Set<Resource> seen(Set<ResourceKey> keys) {
            return observe().in(network).stream()
                    .filter(one -> keys.contains(one.key()))
                    .map(one -> (Resource) one.actual())
                    .collect(Collectors.toSet());
        }

        private Plan plan(List<Resource> wanted, Set<String> marks) {
            return Planner.plan(network, 1, wanted, observe(), Set.of(), Set.of(), marks);
        }

        private void carryOut(Plan plan) {
            var executor = new PlanExecutor(fixture, network, observe());
            executor.carryOut(plan);
        }

        private static Set<ResourceKey> keys(List<Step> steps) {
            var keys = new HashSet<ResourceKey>();
            steps.forEach(step -> keys.add(step.key()));
            return keys;
        }
    }
}
