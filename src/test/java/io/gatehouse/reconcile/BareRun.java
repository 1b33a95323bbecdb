package io.gatehouse.reconcile;

import io.gatehouse.cloud.Cloud;
import io.gatehouse.planning.Plan;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.ResourceKey;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// Carries out plans as the panel does, without its database: what the cloud and the executor take, and nothing else.
public final class BareRun {

    private static final AtomicLong RUNS = new AtomicLong();

    private BareRun() {}

    /// Carries out all of a plan.
    ///
    /// @param before what the plan was made from
    /// @throws IllegalStateException when something does not work
    public static void carryOut(Cloud cloud, Plan plan, RegionSnapshot before) {
        Map<ResourceKey, AwsId> ids = new HashMap<>();
        before.around(plan.network()).forEach(one -> ids.put(one.key(), one.id()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long run = RUNS.incrementAndGet();
            var context =
                    new RunContext(
                            new Turn(run, plan.network(), 1),
                            cloud,
                            new Forgetful(),
                            new ClientTokens("bare/" + UUID.randomUUID()),
                            Duration.ofMinutes(2),
                            Pace.real(Clock.systemUTC()),
                            RandomGenerator.getDefault(),
                            new Workers(threads, () -> false, Duration.ofSeconds(3)));
            var failures = new Execution(new ActionWorker(context, () -> false), ids, () -> false).run(plan.actions());
            if (!failures.isEmpty()) {
                throw new IllegalStateException("did not work: " + failures);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static final class Forgetful implements Journal {

        @Override
        public void write(Turn turn, List<JournalEntry> entries) {}

        @Override
        public List<JournalEntry> lines(long run) {
            return List.of();
        }

        @Override
        public Set<ResourceKey> recentlyCreated(NetworkId network, Duration within) {
            return Set.of();
        }
    }
}
