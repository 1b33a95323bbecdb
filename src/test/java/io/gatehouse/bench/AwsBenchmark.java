package io.gatehouse.bench;

import io.gatehouse.appliance.ApplianceResources;
import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.aws.AwsOnMoto;
import io.gatehouse.network.Layouts;
import io.gatehouse.network.NatLayout;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.network.NetworkResources;
import io.gatehouse.planning.Plan;
import io.gatehouse.planning.Planner;
import io.gatehouse.reconcile.BareRun;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.Moto;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/// How many calls of AWS, and how much time, the wizard's default network takes, on moto: two zones, a NAT pair. A
/// sweep is one look at everything that the region's networks are made of.
final class AwsBenchmark implements Runnable {

    private static final InstallationId INSTALLATION = new InstallationId("benchmark2");
    private static final String REGION = "eu-west-1";
    private static final int AGAIN = 5;
    private static final List<Integer> MORE_NETWORKS = List.of(10, 100);

    private final ResultTable table =
            new ResultTable("AWS adapter with moto behind it", "", "resources", "calls", "seconds");

    @Override
    public void run() {
        if (!(Capability.MOTO.availability() instanceof io.gatehouse.testing.Availability.Available)) {
            System.out.println("moto cannot be had here: no AWS benchmark");
            return;
        }
        Moto.shared().reset();
        measure(AwsOnMoto.sharedAndSpared());
        measureMany(AwsOnMoto.shared());
        System.out.println(table);
    }

    private void measure(AwsOnMoto aws) {
        Cloud cloud = aws.cloud(INSTALLATION);
        String image = aws.imageId();
        List<Resource> wanted = wanted(1, image);
        RegionSnapshot empty = timed("sweep, nothing there, first calls of all", 0, aws, observe(cloud));
        timed("create, first time", wanted.size(), aws, () -> carryOut(cloud, 1, wanted, empty));
        RegionSnapshot full = timed("sweep, one network", wanted.size(), aws, observe(cloud));
        requireNothingToDo(1, wanted, full);
        timed("destroy, first time", wanted.size(), aws, () -> carryOut(cloud, 1, List.of(), full));
        measureAgain(aws, wanted);
    }

    /// The median of several, once everything has been loaded; each as if nobody had called for a while.
    private void measureAgain(AwsOnMoto aws, List<Resource> wanted) {
        var creations = new ArrayList<Measured<Plan>>();
        var sweeps = new ArrayList<Measured<RegionSnapshot>>();
        var destructions = new ArrayList<Measured<Plan>>();
        for (int i = 0; i < AGAIN; i++) {
            Cloud cloud = aws.cloud(INSTALLATION);
            RegionSnapshot empty = cloud.inventory().observe();
            creations.add(measure(aws, () -> carryOut(cloud, 1, wanted, empty)));
            sweeps.add(measure(aws, observe(cloud)));
            RegionSnapshot full = cloud.inventory().observe();
            destructions.add(measure(aws, () -> carryOut(cloud, 1, List.of(), full)));
        }
        add("create, median of " + AGAIN, wanted.size(), median(creations));
        add("sweep, one network, median of " + AGAIN, wanted.size(), median(sweeps));
        add("destroy, median of " + AGAIN, wanted.size(), median(destructions));
    }

    /// How many calls a sweep makes, however many networks there are. They are made as fast as moto makes them.
    private void measureMany(AwsOnMoto aws) {
        Cloud cloud = aws.cloud(INSTALLATION);
        String image = aws.imageId();
        List<Resource> first = wanted(1, image);
        carryOut(cloud, 1, first, cloud.inventory().observe());
        int resources = first.size();
        int made = 1;
        // What they share is there; to look again before each would take most of the time.
        RegionSnapshot before = cloud.inventory().observe();
        for (int networks : MORE_NETWORKS) {
            while (made < networks) {
                made++;
                List<Resource> wanted = wanted(made, image);
                resources += wanted.size();
                carryOut(cloud, made, wanted, before);
            }
            var sweeps = new ArrayList<Measured<RegionSnapshot>>();
            for (int i = 0; i < AGAIN; i++) {
                sweeps.add(measure(aws, observe(cloud)));
            }
            add("sweep, %d networks, median of %d".formatted(networks, AGAIN), resources, median(sweeps));
        }
    }

    private static Supplier<RegionSnapshot> observe(Cloud cloud) {
        return () -> cloud.inventory().observe();
    }

    private static Plan carryOut(Cloud cloud, long number, List<Resource> wanted, RegionSnapshot before) {
        Plan plan = Planner.plan(new NetworkId(number), 1, wanted, before, Set.of());
        BareRun.carryOut(cloud, plan, before);
        return plan;
    }

    private static void requireNothingToDo(long number, List<Resource> wanted, RegionSnapshot seen) {
        Plan again = Planner.plan(new NetworkId(number), 1, wanted, seen, Set.of());
        if (!again.isEmpty()) {
            throw new IllegalStateException("a second plan is not empty: " + again.steps());
        }
    }

    private static List<Resource> wanted(long number, String image) {
        var network = new NetworkId(number);
        NetworkLayout usual = Layouts.usual(NatMode.PAIR);
        var layout = Layouts.with(usual, new NatLayout(NatMode.PAIR, "t4g.nano", image, List.of()));
        var all = new ArrayList<Resource>(NetworkResources.of(network, layout, INSTALLATION));
        all.addAll(ApplianceResources.of(network, layout, INSTALLATION, REGION));
        return all;
    }

    private record Measured<T>(T result, int calls, Duration time) {}

    private <T> T timed(String what, int resources, AwsOnMoto aws, Supplier<T> work) {
        Measured<T> measured = measure(aws, work);
        add(what, resources, measured);
        return measured.result();
    }

    private static <T> Measured<T> measure(AwsOnMoto aws, Supplier<T> work) {
        aws.calls().reset();
        long began = System.nanoTime();
        T result = work.get();
        return new Measured<>(result, aws.calls().operations().size(), Duration.ofNanos(System.nanoTime() - began));
    }

    private static <T> Measured<T> median(List<Measured<T>> some) {
        var calls = some.stream().map(Measured::calls).sorted().toList();
        var times = some.stream().map(Measured::time).sorted().toList();
        int middle = some.size() / 2;
        return new Measured<>(some.getLast().result(), calls.get(middle), times.get(middle));
    }

    private void add(String what, int resources, Measured<?> measured) {
        String seconds = String.format(Locale.ROOT, "%.2f", measured.time().toNanos() / 1e9);
        table.add(what, Integer.toString(resources), Integer.toString(measured.calls()), seconds);
    }
}
