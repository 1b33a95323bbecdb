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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

/// Boots NAT instances from the very user data that they get, in a VPC made of network namespaces, and watches what
/// packets do. `src/test/lab/run` does the same by hand, with the files that this test leaves in `target/lab`. AWS is
/// moto there, and the router follows it.
@RequiresCapability({Capability.LAB, Capability.MOTO})
class NatLabIT {

    private static final Path DIRECTORY = Path.of("target/lab");
    private static final String END = "the lab ran to its end";
    private static final long MOST_SECONDS = 250;

    /// One check of the lab, as its report has it.
    record Check(String scenario, String sentence, boolean holds, String result) {}

    @TestFactory
    Stream<DynamicTest> whatPacketsDo() throws IOException, InterruptedException {
        LabNetwork.write(DIRECTORY.resolve("itself"), Layouts.usual(NatMode.PAIR), Tuning.USUAL);
        LabNetwork.write(DIRECTORY.resolve("pair"), Layouts.usual(NatMode.PAIR), Tuning.USUAL);
        LabNetwork.write(DIRECTORY.resolve("single"), Layouts.usual(NatMode.SINGLE), Tuning.USUAL);
        runLab();
        var checks = report();

        assertThat(checks)
                .as("scenarios that ran to their end")
                .filteredOn(check -> check.sentence().equals(END))
                .hasSize(3);
        return checks.stream().map(NatLabIT::test);
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
