package io.gatehouse.bench;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.network.Layouts;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.network.NetworkResources;
import io.gatehouse.planning.Planner;
import io.gatehouse.topology.AccountRegion;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.Resource;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;

/// How long it takes to plan every network of a region after one sweep: each with a NAT pair, and each with one
/// difference. Processor time is what counts; it does not grow when somebody else uses the machine.
final class PlanningBenchmark implements Runnable {

    private static final InstallationId INSTALLATION = new InstallationId("benchmark2");
    private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);
    private static final int WARM_UP = 2_000;
    private static final int AGAIN = 3;

    private final ResultTable table =
            new ResultTable("Planning", "networks", "resources", "CPU seconds", "wall seconds", "times the CPU before");

    private record Times(double cpu, double wall) {}

    @Override
    public void run() {
        measure(region(WARM_UP));
        double before = 0;
        for (int size : SIZES) {
            Region region = region(size);
            Times best = measure(region);
            for (int i = 1; i < AGAIN; i++) {
                Times again = measure(region);
                best = again.cpu() < best.cpu() ? again : best;
            }
            table.add(
                    Integer.toString(size),
                    Long.toString(region.wanted().stream().mapToLong(List::size).sum()),
                    seconds(best.cpu()),
                    seconds(best.wall()),
                    before == 0 ? "" : String.format(Locale.ROOT, "%.1f", best.cpu() / before));
            before = best.cpu();
        }
        System.out.println(table);
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private record Region(List<List<Resource>> wanted, RegionSnapshot snapshot) {}

    private static Region region(int networks) {
        NetworkLayout layout = Layouts.usual(NatMode.PAIR);
        List<List<Resource>> wanted =
                LongStream.rangeClosed(1, networks)
                        .mapToObj(number -> NetworkResources.of(new NetworkId(number), layout, INSTALLATION))
                        .toList();
        var seen = new ArrayList<Observed<?>>();
        // The last of each is missing.
        wanted.forEach(one -> one.subList(0, one.size() - 1).forEach(resource -> seen.add(observed(resource))));
        return new Region(wanted, RegionSnapshot.of(new AccountRegion(1, "eu-west-1"), Instant.EPOCH, seen, List.of()));
    }

    private static Observed<?> observed(Resource resource) {
        return Observed.ready(new AwsId("id-of-" + resource.key()), resource);
    }

    private static Times measure(Region region) {
        var threads = ManagementFactory.getThreadMXBean();
        long wall = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        long number = 0;
        for (List<Resource> wanted : region.wanted()) {
            number++;
            int steps = Planner.plan(new NetworkId(number), 1, wanted, region.snapshot(), Set.of()).steps().size();
            if (steps != 1) {
                throw new IllegalStateException("network %d has %d steps, not 1".formatted(number, steps));
            }
        }
        return new Times((threads.getCurrentThreadCpuTime() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9);
    }
}
