package io.gatehouse.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.gatehouse.network.NatMode;
import io.gatehouse.network.NetworkLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.json.JsonMapper;

/// One run of the lab for all tests of a JVM, started by the first that asks. Its scenarios run at once, a few at a
/// time, since most of the time each of them waits; every test waits for all of them, so that nothing else runs beside
/// the lab.
///
/// With `GATEHOUSE_LAB_LONG` set, it takes 35 minutes instead of 10.
final class LabRun {

    /// One line of a report: a check, or a figure that was measured.
    ///
    /// @param sentence what is checked; null for a figure
    /// @param figure what was measured; null for a check
    /// @param value the figure as a number, where it is one
    record Entry(
            String scenario,
            @Nullable String sentence,
            boolean holds,
            @Nullable String result,
            @Nullable String figure,
            @Nullable String goal,
            @Nullable String measured,
            @Nullable Double value) {}

    /// The environment variable that asks for the long form.
    static final String LONG_FORM = "GATEHOUSE_LAB_LONG";

    private static final Path DIRECTORY = Path.of("target/lab");
    private static final String END = "the lab ran to its end";
    private static final boolean LONG = System.getenv(LONG_FORM) != null;
    private static final Duration PATIENCE = LONG ? Duration.ofHours(5) : Duration.ofMinutes(25);

    /// A pair that comes home sooner than usual, so that a test has more of it; the time to a takeover is the usual
    /// one.
    private static final Tuning HOME_SOON =
            new Tuning(Tuning.USUAL.advert(), Duration.ofSeconds(5), Tuning.USUAL.egressTargets());

    private static final NetworkLayout PAIR = Layouts.usual(NatMode.PAIR);
    private static final List<Scenario> SCENARIOS =
            List.of(
                    new Scenario("strict", PAIR, HOME_SOON),
                    new Scenario("open", Layouts.open(NatMode.PAIR), HOME_SOON),
                    new Scenario("trouble", PAIR, HOME_SOON),
                    new Scenario("loss", PAIR, Tuning.USUAL),
                    new Scenario("flapping", PAIR, Tuning.USUAL),
                    new Scenario("comparison", PAIR, Tuning.USUAL),
                    new Scenario("forwards", PAIR, HOME_SOON),
                    new Scenario("pair", PAIR, Tuning.USUAL),
                    new Scenario("web", Layouts.webOnly(NatMode.PAIR), HOME_SOON),
                    new Scenario("single", Layouts.usual(NatMode.SINGLE), Tuning.USUAL),
                    new Scenario("itself", PAIR, Tuning.USUAL),
                    new Scenario("debian", PAIR, Tuning.USUAL));

    private final Process process;
    private final Path log;
    private final AtomicBoolean told = new AtomicBoolean();

    private LabRun(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static LabRun shared() {
        return Started.RUN;
    }

    /// The checks of a scenario, each as a test.
    Stream<DynamicTest> checks(String scenario) {
        return report(scenario).stream().filter(entry -> entry.sentence() != null).map(LabRun::test);
    }

    /// A figure of a scenario, by how its description begins.
    double value(String scenario, String figure) {
        return report(scenario).stream()
                .filter(entry -> entry.figure() != null && entry.figure().startsWith(figure) && entry.value() != null)
                .findFirst()
                .map(Entry::value)
                .orElseThrow(() -> new AssertionError("the lab has not measured: " + figure));
    }

    private List<Entry> report(String scenario) {
        awaitTheEnd();
        List<Entry> report = read(DIRECTORY.resolve(scenario + ".jsonl"));
        assertThat(report)
                .as("the report of a scenario that ran to its end; see " + log)
                .anyMatch(entry -> END.equals(entry.sentence()));
        return report;
    }

    private void awaitTheEnd() {
        try {
            if (!process.waitFor(PATIENCE)) {
                fail("The lab took more than %s.".formatted(PATIENCE));
            }
            tell();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the lab runs", e);
        }
    }

    /// Prints what the lab has said, once; the table of what was measured is the last of it.
    private void tell() {
        if (told.compareAndSet(false, true)) {
            try {
                System.out.println(Files.readString(log));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// The whole lines that are in a report.
    private static List<Entry> read(Path file) {
        var json = JsonMapper.shared();
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(line -> json.readValue(line, Entry.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DynamicTest test(Entry check) {
        return DynamicTest.dynamicTest(
                check.scenario() + ": " + check.sentence(),
                () -> assertThat(check.holds()).as(check.result()).isTrue());
    }

    private static LabRun start() {
        try {
            for (var scenario : SCENARIOS) {
                var directory = DIRECTORY.resolve(scenario.name());
                LabNetwork.write(directory, scenario.layout(), scenario.tuning());
                // The stages that only the scenario “forwards” goes through.
                LabForwards.write(directory, scenario.layout(), scenario.tuning());
                Files.deleteIfExists(DIRECTORY.resolve(scenario.name() + ".jsonl"));
            }
            var log = DIRECTORY.resolve("output.log");
            var process =
                    new ProcessBuilder("src/test/lab/run", DIRECTORY.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-of-lab"));
            return new LabRun(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Something that `src/test/lab/run` knows to do, and the network that it does it in.
    private record Scenario(String name, NetworkLayout layout, Tuning tuning) {}

    private static final class Started {
        static final LabRun RUN = start();
    }
}
