package io.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.planning.Plan;
import io.gatehouse.planning.Planner;
import io.gatehouse.planning.Step;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;

/// What every cloud must do, exercised through its ports alone, with plans of the real planner. An adapter extends the
/// contracts and gives each a [CloudFixture].
public abstract class CloudContract {

    private static final AtomicLong NETWORKS = new AtomicLong();

    protected CloudFixture fixture;
    protected NetworkId network;
    protected SampleNetwork sample;

    /// The cloud under test; called before each test.
    protected abstract CloudFixture fixture();

    @BeforeEach
    void openAccount() {
        fixture = fixture();
        network = new NetworkId(NETWORKS.incrementAndGet());
        List<String> zones = fixture.cloud().catalog().zones();
        sample = SampleNetwork.pair(network, zones, fixture.imageId());
    }

    protected RegionSnapshot observe() {
        return fixture.cloud().inventory().observe();
    }

    protected Plan plan(SampleNetwork wanted) {
        return plan(wanted.resources());
    }

    protected Plan plan(Collection<? extends Resource> wanted) {
        return Planner.plan(network, 1, wanted, observe(), Set.of());
    }

    /// Makes the network what is wanted, and checks that nothing remains to be done.
    ///
    /// @return what was planned
    protected Plan reach(SampleNetwork wanted) {
        return reach(wanted.resources());
    }

    protected Plan reach(Collection<? extends Resource> wanted) {
        RegionSnapshot before = observe();
        Plan plan = Planner.plan(network, 1, wanted, before, Set.of());
        new PlanExecutor(fixture, network, before).carryOut(plan);
        assertThat(plan(wanted).steps()).as("steps of a second plan").isEmpty();
        return plan;
    }

    /// A plan's steps by key, each as its verb.
    protected static Map<ResourceKey, Step.Verb> verbs(Plan plan) {
        return plan.steps().stream().collect(Collectors.toMap(Step::key, Step::verb));
    }

    /// What is seen of the network now, and of what it shares with others.
    protected List<Observed<?>> seen() {
        return observe().around(network);
    }

    /// The AWS id of one of the network's resources.
    protected AwsId idOf(ResourceKey key) {
        return seen().stream().filter(one -> one.key().equals(key)).map(Observed::id).findFirst().orElseThrow();
    }

    protected PlanExecutor executor() {
        return new PlanExecutor(fixture, network, observe());
    }
}
