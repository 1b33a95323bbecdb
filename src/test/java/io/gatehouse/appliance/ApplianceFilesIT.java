package io.gatehouse.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.network.Checked;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;
import io.gatehouse.testing.RunsBesideOthers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the tools that read the files of a NAT instance think of them. For that, they get hundreds of network
/// namespaces: nothing for the minutes in which packets are timed, whose router would stand still for seconds.
@RequiresCapability(Capability.LAB)
@ResourceLock(RunsBesideOthers.NAMESPACES)
class ApplianceFilesIT {

    @ParameterizedTest
    @MethodSource("layouts")
    void shellcheckFindsNothingInAnyScript(NetworkLayout layout, @TempDir Path directory) throws Exception {
        assertThat(run(Layouts.userData(layout).text(), "shellcheck", "-")).isEmpty();
        for (var bundle : Layouts.bundles(layout).values()) {
            unpack(bundle, directory);
            var library = directory.resolve("files/usr/local/lib/gatehouse");
            var command = new ArrayList<>(List.of("shellcheck", "-x", "-P", library.toString()));
            command.addAll(List.of(directory.resolve("check").toString(), directory.resolve("install").toString()));
            try (var scripts = Files.list(library)) {
                // But for the one that is Python.
                scripts.filter(script -> !script.endsWith("sign")).map(Path::toString).sorted().forEach(command::add);
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
            unpack(bundle.getValue(), unpacked);
            assertThat(run("", unpacked.resolve("check").toString())).isEmpty();
        }
    }

    /// Units name programs by their path on the instance: here they are told where those are unpacked.
    @ParameterizedTest
    @MethodSource("layouts")
    void systemdHasNothingToSayAgainstTheUnits(NetworkLayout layout, @TempDir Path directory) throws Exception {
        unpack(Layouts.bundles(layout).get("nat-a"), directory);
        var units = directory.resolve("files/etc/systemd/system");
        var library = directory.resolve("files/usr/local/lib/gatehouse").toString();
        var names = new ArrayList<String>();
        try (var files = Files.walk(units)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(file, Files.readString(file).replace("/usr/local/lib/gatehouse", library));
                var name = units.relativize(file).getName(0).toString();
                names.add(name.replace("@.", "@x.").replaceFirst("\\.d$", ""));
            }
        }
        var command = new ArrayList<>(List.of("env", "SYSTEMD_UNIT_PATH=" + units + ":", "systemd-analyze", "verify"));
        command.addAll(List.of("--recursive-errors=no", "--man=no"));
        command.addAll(names);

        assertThat(names).contains("gatehouse-agent.service", "gatehouse-apply@x.service");
        assertThat(run("", command.toArray(String[]::new))).isEmpty();
    }

    /// Of the hostile networks that keep the rules, two hundred go through everything that reads their files.
    @Test
    void theProgramsTakeTheFilesOfHostileNetworksToo(@TempDir Path directory) throws Exception {
        var layouts =
                Stream.generate(new HostileDrafts(20)::next)
                        .mapMulti((Checked checked, Consumer<NetworkLayout> valid) -> {
                            if (checked instanceof Checked.Valid one) {
                                valid.accept(one.layout());
                            }
                        })
                        .limit(200)
                        .toList();
        for (int i = 0; i < layouts.size(); i++) {
            var bundles = Layouts.bundles(layouts.get(i));
            unpack(
                    i % 2 == 0 ? bundles.firstEntry().getValue() : bundles.lastEntry().getValue(),
                    directory.resolve("bundle-" + i));
        }

        var all = "ls -d \"$0\"/bundle-* | xargs -P 16 -I {} sh -c '{}/check && echo passed'";

        assertThat(run("", "sh", "-c", all, directory.toString()).lines()).hasSize(200).containsOnly("passed");
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

    /// As an instance does it. What this JVM wrote itself could not always be run: a program that another thread starts
    /// at that moment inherits the open file, and Linux says "Text file busy" until that program has closed it.
    private static void unpack(Bundle bundle, Path directory) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        assertThat(run(bundle.bytes(), "tar", "-xz", "-C", directory.toString(), "--no-same-owner")).isEmpty();
    }

    private static String run(String input, String... command) throws IOException, InterruptedException {
        return run(input.getBytes(StandardCharsets.UTF_8), command);
    }

    /// What a command says about its input. The pipe holds 64 KiB, more than any of these inputs.
    private static String run(byte[] input, String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write(input);
        }
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            var said = out.readAllAsString();
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return said;
        }
    }
}
