package io.gatehouse.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;
import io.gatehouse.testing.RunsBesideOthers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/// What real packets find when they come through port forwards: the rendered rulesets, loaded as a NAT instance loads
/// them, in network namespaces. The NAT instance is nat-a, and carries nat-b's identity too.
@RequiresCapability(Capability.LAB)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@RunsBesideOthers
@ResourceLock(RunsBesideOthers.NAMESPACES)
class ForwardPacketsIT {

    private static final String CLIENT = "203.0.113.2";
    private static final String NOTHING = "nothing";

    /// What came out, by what was looked at.
    private final Map<String, String> seen = new LinkedHashMap<>();

    @BeforeAll
    void sendPackets(@TempDir Path directory) throws Exception {
        Instant closing = Instant.now().plus(Duration.ofHours(1));
        ForwardStages.write(directory, closing);
        Files.writeString(directory.resolve("timed.at"), Long.toString(closing.getEpochSecond()));
        Path loader = Path.of("src/main/appliance").resolve(ApplianceFile.LOAD_FILTER.path()).toAbsolutePath();
        String lab = Path.of("src/test/lab/forwards").toAbsolutePath().toString();
        var process =
                new ProcessBuilder(
                                "unshare",
                                "--mount",
                                "--net",
                                "sh",
                                "-c",
                                "mkdir -p /run/netns && mount -t tmpfs none /run/netns && exec \"$@\"",
                                "sh",
                                lab,
                                directory.toString(),
                                loader.toString())
                        .redirectError(directory.resolve("errors").toFile())
                        .start();
        try (var out = process.inputReader()) {
            out.lines().map(line -> line.split("\t", 2)).forEach(line -> seen.put(line[0], line[1]));
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(directory.resolve("errors"))).isZero();
    }

    @Test
    void anAllowedSourceReachesTheHostAndTheHostSeesTheClientsRealAddress() {
        assertThat(seen)
                .containsEntry("an allowed source", "10.0.1.20:1532 " + CLIENT)
                .containsEntry("a range", "10.0.1.20:6003 " + CLIENT)
                .containsEntry("UDP in a shifted range", "10.0.3.40:515 " + CLIENT);
    }

    @Test
    void otherSourcesAndOtherPortsGetNothing() {
        assertThat(seen)
                .containsEntry("another source", NOTHING)
                .containsEntry("UDP from another source", NOTHING)
                .containsEntry("a port that is not forwarded", NOTHING)
                .containsEntry("the other address", NOTHING);
    }

    @Test
    void onTheAddressOfTheOtherZoneTheNatInstanceStandsInForTheClient() {
        assertThat(seen).containsEntry("on the other zone's address", "10.0.1.20:7000 10.0.0.6");
    }

    @Test
    void hostsInsideReachThePublishedAddressToo() {
        assertThat(seen)
                .containsEntry("hairpin in the same subnet", "10.0.1.20:1532 10.0.0.5")
                .containsEntry("hairpin from the other zone", "10.0.1.20:1532 10.0.0.6")
                .containsEntry("hairpin over UDP", "10.0.3.40:515 10.0.0.5")
                .containsEntry("hairpin to a port that is not forwarded", NOTHING);
    }

    @Test
    void aForwardThatIsClosedTakesItsConnectionsWithItAndNoOthers() {
        assertThat(seen)
                .containsEntry("a connection of a forward that stays", "10.0.1.20:1532 " + CLIENT)
                .containsEntry("a connection of a forward that was closed", NOTHING)
                .containsEntry("UDP of a forward that was closed", NOTHING)
                .containsEntry("a hairpin connection of a forward that was closed", NOTHING)
                .containsEntry("connections of closed forwards in the table", "0");
    }

    @Test
    void ofTwoForwardsThatAreSwappedTheWrongHostNeverAnswers() {
        assertThat(seen)
                .containsEntry("before the swap", "10.0.1.20:1532 203.0.113.2, 10.0.1.20:1533 203.0.113.2")
                .containsEntry("old connections after the swap", "nothing, nothing")
                .containsEntry(
                        "new connections after the swap", "10.0.1.20:1533 203.0.113.2, 10.0.1.20:1532 203.0.113.2")
                .containsEntry("wrong answers around the swap", "0");
    }

    @Test
    void aForwardClosesAtItsTimeByTheClockOfTheNatInstance() {
        assertThat(seen)
                .containsEntry("before its time is over", "10.0.1.20:1533 " + CLIENT)
                .containsEntry("an open connection when the time is over", NOTHING)
                .containsEntry("a new connection when the time is over", NOTHING)
                .containsEntry("its neighbour without an end", "10.0.1.20:1532 " + CLIENT);
    }

    @Test
    void aThousandForwardsLoadAtOnceAndNothingElseIsLost() {
        assertThat(seen)
                .containsEntry("lost while 1,000 forwards load", "0")
                .containsEntry("the last of 1,000", "10.0.1.20:1532 " + CLIENT);
        assertThat(Integer.parseInt(seen.get("milliseconds to load 1,000"))).isLessThan(5000);
    }
}
