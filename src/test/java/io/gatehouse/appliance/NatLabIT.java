package io.gatehouse.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.gatehouse.network.NatMode;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/// Boots NAT instances from the very user data that they get, in a VPC made of network namespaces, and watches what
/// packets do. `src/test/lab/run` does the same by hand, with the files that this test leaves in `target/lab`.
@RequiresCapability(Capability.LAB)
class NatLabIT {

    private static final Path DIRECTORY = Path.of("target/lab");
    private static final String END = "the lab ran to its end";
    private static final long MOST_SECONDS = 250;

    /// One check of the lab, as its report has it.
    record Check(String scenario, String sentence, boolean holds, String result) {}

    @TestFactory
    Stream<DynamicTest> whatPacketsDo() throws IOException, InterruptedException {
        write(NatMode.PAIR);
        write(NatMode.SINGLE);
        runLab();
        var checks = report();

        assertThat(checks)
                .as("scenarios that ran to their end")
                .filteredOn(check -> check.sentence().equals(END))
                .hasSize(2);
        return checks.stream().map(NatLabIT::test);
    }

    /// For each member its user data and its bundle, in a directory of the mode's name.
    private static void write(NatMode mode) throws IOException {
        var layout = Layouts.usual(mode);
        var directory = DIRECTORY.resolve(TypedText.of(mode).toString());
        Files.createDirectories(directory);
        for (var member : Layouts.members(layout)) {
            var bundle = Layouts.bundles(layout).get(member.slot());
            var userData = BootstrapUserData.of(Layouts.PLACE, member).text();
            Files.writeString(directory.resolve(member.slot() + ".user-data"), Objects.requireNonNull(userData));
            Files.write(directory.resolve(member.slot() + ".tar.gz"), bundle.bytes());
        }
    }

    private static void runLab() throws IOException, InterruptedException {
        var log = DIRECTORY.resolve("output.log");
        var lab =
                new ProcessBuilder("src/test/lab/run", DIRECTORY.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (!lab.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            lab.destroy();
            fail("The lab took more than %d seconds.".formatted(MOST_SECONDS));
        }
        System.out.print(Files.readString(log));
    }

    private static List<Check> report() throws IOException {
        var json = JsonMapper.shared();
        try (var lines = Files.lines(DIRECTORY.resolve("report.jsonl"))) {
            return lines.map(line -> json.readValue(line, Check.class)).toList();
        }
    }

    private static DynamicTest test(Check check) {
        return DynamicTest.dynamicTest(
                check.scenario() + ": " + check.sentence(),
                () -> assertThat(check.holds()).as(check.result()).isTrue());
    }
}
