package io.gatehouse.bench;

import io.gatehouse.GatehouseApplication;
import io.gatehouse.acceptance.Emulator;
import io.gatehouse.account.AccountDraft;
import io.gatehouse.account.Accounts;
import io.gatehouse.cloud.aws.AwsOnMoto;
import io.gatehouse.forwarding.ForwardDraft;
import io.gatehouse.forwarding.Forwards;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.NatDraft;
import io.gatehouse.network.Networks;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.reconcile.RunState;
import io.gatehouse.reconcile.RunView;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.testing.Availability.Available;
import io.gatehouse.testing.Capability;
import io.gatehouse.topology.NetworkId;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// The panel's own share of the time from "apply" to a forward's first packet: until the last step of the run is done,
/// the bundles are in the bucket. A NAT instance looks there within 5 s; the packet lab measures from then on. Forwards
/// come at a person's pace: a program's, of one in a second, would be slowed down by the panel's own limit on looks at
/// IAM.
final class ForwardBenchmark implements Runnable {

    private static final int FORWARDS = 5;
    private static final Duration PACE = Duration.ofSeconds(5);
    private static final int FIRST_PORT = 7101;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ResultTable table =
            new ResultTable("A forward, from “apply” until its bundles are in the bucket, on moto", "", "seconds");

    @Override
    public void run() {
        if (!(Capability.MOTO.availability() instanceof Available)) {
            System.out.println("moto cannot be had here: no benchmark of forwards");
            return;
        }
        Emulator.use();
        try (var panel = panel()) {
            NetworkId network = network(panel);
            apply(panel, network);
            List<Double> seconds =
                    IntStream.range(0, FORWARDS)
                            .mapToObj(number -> seconds(panel, network, FIRST_PORT + number))
                            .sorted()
                            .toList();
            add("median of " + FORWARDS, seconds.get(FORWARDS / 2));
            add("slowest", seconds.getLast());
        }
        System.out.println(table);
    }

    private static ConfigurableApplicationContext panel() {
        return new SpringApplicationBuilder(GatehouseApplication.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()),
                        "--gatehouse.reconcile.sweep-every=24h");
    }

    private static NetworkId network(ConfigurableApplicationContext panel) {
        var account =
                panel.getBean(Accounts.class).create(new AccountDraft("moto", "AWS", Emulator.REGION, null, null));
        var nat = new NatDraft("PAIR", null, AwsOnMoto.shared().imageId(), null);
        var draft = new LayoutDraft("payments", "10.0.0.0/16", null, null, nat, null, null, null);
        return panel.getBean(Networks.class).create(account.id(), draft, "admin", "");
    }

    private static double seconds(ConfigurableApplicationContext panel, NetworkId network, int port) {
        LockSupport.parkNanos(PACE.toNanos());
        String number = Integer.toString(port);
        panel.getBean(Forwards.class)
                .create(
                        network,
                        new ForwardDraft(
                                "forward " + port,
                                "TCP",
                                number,
                                "10.0.1.20",
                                number,
                                List.of("203.0.113.0/28"),
                                null,
                                null,
                                true,
                                null,
                                null,
                                null),
                        "admin",
                        "measured");
        return apply(panel, network);
    }

    /// @return the time from the approval to the end of the last step, in seconds
    private static double apply(ConfigurableApplicationContext panel, NetworkId network) {
        Runs runs = panel.getBean(Runs.class);
        long plan = panel.getBean(Plans.class).create(network, "admin").id();
        long run = runs.start(plan, "admin", "");
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .atMost(PATIENCE)
                .until(() -> runs.find(run).orElseThrow().state().isOver());
        RunView ended = runs.find(run).orElseThrow();
        if (ended.state() != RunState.SUCCEEDED) {
            throw new IllegalStateException("a run ended with " + ended.message());
        }
        var done =
                ended.steps().stream()
                        .flatMap(step -> Stream.ofNullable(step.endedAt()))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
        return Duration.between(ended.createdAt(), done).toMillis() / 1000.0;
    }

    private void add(String what, double seconds) {
        table.add(what, String.format(Locale.ROOT, "%.2f", seconds));
    }
}
