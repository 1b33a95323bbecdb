package io.gatehouse.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.network.NatMode;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the tools that read the files of a NAT instance think of them. (systemd is asked in the lab, where the units
/// find the files that they name.)
@RequiresCapability(Capability.LAB)
class ApplianceFilesIT {

    @ParameterizedTest
    @MethodSource("layouts")
    void shellcheckFindsNothingInAnyScript(NetworkLayout layout, @TempDir Path directory) throws Exception {
        assertThat(run(Layouts.userData(layout).text(), "shellcheck", "-")).isEmpty();
        for (var bundle : Layouts.bundles(layout).values()) {
            Unpacked.of(bundle).writeTo(directory);
            var library = directory.resolve("files/usr/local/lib/gatehouse");
            var command = new ArrayList<>(List.of("shellcheck", "-x", "-P", library.toString()));
            command.addAll(List.of(directory.resolve("check").toString(), directory.resolve("install").toString()));
            try (var scripts = Files.list(library)) {
                scripts.map(Path::toString).sorted().forEach(command::add);
            }
            assertThat(run("", command.toArray(String[]::new))).isEmpty();
        }
    }

    /// What the instance itself asks before it takes a bundle, answered by the programs that read the files.
    @ParameterizedTest
    @MethodSource("layouts")
    void aBundlePassesItsOwnCheck(NetworkLayout layout, @TempDir Path directory) throws Exception {
        for (var bundle : Layouts.bundles(layout).entrySet()) {
            var unpacked = directory.resolve(bundle.getKey());
            Unpacked.of(bundle.getValue()).writeTo(unpacked);
            assertThat(run("", unpacked.resolve("check").toString())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void nftTakesTheRuleset(NetworkLayout layout) throws Exception {
        assertThat(check(Layouts.file(ApplianceFile.RULESET, layout))).isEmpty();
    }

    @Test
    void nftRefusesARulesetThatIsWrong() throws Exception {
        assertThat(check("table inet gatehouse { chain forward { nonsense } }")).contains("Error");
    }

    static Stream<NetworkLayout> layouts() {
        return Stream.of(NatMode.PAIR, NatMode.SINGLE)
                .flatMap(mode -> Stream.of(Layouts.usual(mode), Layouts.webOnly(mode)));
    }

    private static String check(String ruleset) throws IOException, InterruptedException {
        return run(ruleset, "unshare", "--net", "nft", "--check", "--file", "-");
    }

    /// What a command says about its input. The pipe holds 64 KiB, more than any of these inputs.
    private static String run(String input, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
            in.write(input);
        }
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            var said = out.readAllAsString();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return said;
        }
    }
}
