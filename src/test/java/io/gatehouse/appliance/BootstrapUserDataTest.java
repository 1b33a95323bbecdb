package io.gatehouse.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.network.Egress;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.SubnetLayout;
import io.gatehouse.network.Tier;
import io.gatehouse.topology.Cidr;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BootstrapUserDataTest {

    private static final Path APPLIANCE = Path.of("src/main/appliance");

    @ParameterizedTest
    @EnumSource(names = {"PAIR", "SINGLE"})
    void theSameLayoutGivesTheSameBytes(NatMode mode) {
        assertThat(Layouts.userData(Layouts.usual(mode)).text())
                .isEqualTo(Layouts.userData(Layouts.usual(mode)).text());
    }

    /// What is in the way of a template's places is in the golden files; the rest of the ruleset is the file itself.
    @ParameterizedTest
    @EnumSource(names = {"PAIR", "SINGLE"})
    void theRulesetOfTheFirstMemberIsTheGoldenOne(NatMode mode) throws IOException {
        var golden = Path.of("src/test/resources/appliance", TypedText.of(mode) + ".nft");

        assertThat(Layouts.file(ApplianceFile.RULESET, Layouts.usual(mode))).isEqualTo(Files.readString(golden));
    }

    @Test
    void aMemberOfAPairTranslatesItsOwnZoneToItsOwnIdentityAddressAndHearsItsPeer() {
        var layout = Layouts.usual(NatMode.PAIR);
        var members = Layouts.members(layout);

        var ruleset = BootstrapUserData.file(ApplianceFile.RULESET, layout, members.getLast(), members).toString();

        assertThat(ruleset)
                .contains("elements = { 10.0.3.0/24 : 10.0.2.5 }", "elements = { 10.0.3.0/24 }")
                .contains("elements = { 10.0.0.4 }", "elements = { 203.0.113.9/32 }")
                .doesNotContain("10.0.1.0");
    }

    @Test
    void aSingleNatInstanceTranslatesBothZonesAndHasNoPeer() {
        assertThat(Layouts.file(ApplianceFile.RULESET, Layouts.usual(NatMode.SINGLE)))
                .contains("elements = { 10.0.1.0/24 : 10.0.0.5, 10.0.3.0/24 : 10.0.0.5 }")
                .contains("iifgroup $data tcp dport 22")
                .doesNotContain("10.0.2.");
    }

    @Test
    void webEgressLetsOutWebTrafficAloneAndSshComesFromPrivateSubnetsWhenNothingElseIsSaid() {
        assertThat(Layouts.file(ApplianceFile.RULESET, Layouts.webOnly(NatMode.PAIR)))
                .contains("jump egress_web", "tcp dport { 80, 443 } accept")
                .doesNotContain("jump egress_all")
                .contains("elements = { 10.0.1.0/24, 10.0.3.0/24 }");
    }

    @Test
    void theInterfacesAreDescribedByAddressAndDeviceIndexNeverByName() {
        assertThat(Layouts.file(ApplianceFile.MEMBER, Layouts.usual(NatMode.PAIR)))
                .contains("MODE=pair", "DATA_DEVICE=1", "MANAGEMENT_ADDRESS=10.0.0.4", "IDENTITY_ADDRESS=10.0.0.5")
                .contains("DATA_ADDRESSES=\"10.0.0.5 10.0.0.6\"", "SUBNET=10.0.0.0/24", "GATEWAY=10.0.0.1");
        assertThat(Layouts.file(ApplianceFile.MEMBER, Layouts.usual(NatMode.SINGLE)))
                .contains("MODE=single", "DATA_DEVICE=0", "MANAGEMENT_ADDRESS=10.0.0.5", "DATA_ADDRESSES=\"10.0.0.5\"");
        assertThat(Layouts.userData(Layouts.usual(NatMode.PAIR)).text()).doesNotContain("eth0", "ens5");
    }

    @Test
    void everyFileOfTheApplianceIsPutInItsPlaceWithItsMode() throws IOException {
        var shipped = Stream.of(ApplianceFile.values()).map(ApplianceFile::path);

        try (var files = Files.walk(APPLIANCE)) {
            assertThat(files.filter(Files::isRegularFile).map(APPLIANCE::relativize).map(Path::toString))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of("first-boot"), shipped).toList());
        }
        for (var file : ApplianceFile.values()) {
            assertThat(Files.isExecutable(APPLIANCE.resolve(file.path())))
                    .as(file.path())
                    .isEqualTo(file.mode().equals("755"));
        }
    }

    /// A file that is put by a here-document must end with a line break and not hold the line that ends it.
    @ParameterizedTest
    @EnumSource
    void aFileSurvivesTheHereDocumentThatCarriesIt(ApplianceFile file) {
        assertThat(Layouts.file(file, Layouts.usual(NatMode.PAIR)))
                .endsWith("\n")
                .doesNotContain("END_OF_FILE")
                .doesNotContain("{{", "}}");
    }

    @Test
    void theLargestLayoutThereCanBeFitsIntoUserData() {
        var script = Layouts.userData(largest()).text();

        assertThat(script.getBytes(StandardCharsets.UTF_8).length).isLessThan(BootstrapUserData.MOST_BYTES);
    }

    @Test
    void aPlaceWithoutAValueIsAnErrorNotAHoleInTheRuleset() {
        assertThatThrownBy(() -> TypedText.of(Template.at(ApplianceFile.RULESET.path()), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("etc/gatehouse/nat.nft has no value for identities");
    }

    /// Whatever names a network and its subnets have, the script is that of the same layout with harmless names.
    @ParameterizedTest
    @MethodSource("seeds")
    void nothingThatWasTypedIsInTheScript(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var mode = random.nextBoolean() ? NatMode.PAIR : NatMode.SINGLE;
        var blocks = blocks(random);

        var harmless = Layouts.of("office", mode, Egress.ALL, subnets(blocks, () -> "subnet"), blocks.subList(0, 1));
        var hostile =
                Layouts.of(
                        hostile(random),
                        mode,
                        Egress.ALL,
                        subnets(blocks, () -> hostile(random)),
                        blocks.subList(0, 1));

        assertThat(Layouts.userData(hostile).text()).as("seed %d", seed).isEqualTo(Layouts.userData(harmless).text());
    }

    /// Every place holds only what addresses, numbers and constants are made of.
    @ParameterizedTest
    @MethodSource("seeds")
    void whatFillsAPlaceIsPlain(long seed) {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var blocks = blocks(random);
        var layout = Layouts.of(hostile(random), NatMode.PAIR, Egress.WEB, subnets(blocks, () -> "x"), blocks);

        for (var file : List.of(ApplianceFile.MEMBER, ApplianceFile.RULESET)) {
            var lines = Layouts.file(file, layout).lines().toList();
            var template = read(APPLIANCE.resolve(file.path())).lines().toList();
            assertThat(lines).as("seed %d", seed).hasSameSizeAs(template);
            for (int i = 0; i < lines.size(); i++) {
                var pattern =
                        Stream.of(template.get(i).split("\\{\\{[a-z_]+}}", -1))
                                .map(java.util.regex.Pattern::quote)
                                .collect(Collectors.joining("[a-z0-9./:,={} ]*"));
                assertThat(lines.get(i)).as("seed %d", seed).matches(pattern);
            }
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    /// Sixteen private subnets in each zone, and every SSH source that the rules allow, all as long as they get.
    private static io.gatehouse.network.NetworkLayout largest() {
        var subnets = new ArrayList<SubnetLayout>();
        subnets.add(new SubnetLayout("pa", "pa", Layouts.ZONE_A, Cidr.parse("10.0.100.128/25"), Tier.PUBLIC));
        subnets.add(new SubnetLayout("pb", "pb", Layouts.ZONE_B, Cidr.parse("10.0.101.128/25"), Tier.PUBLIC));
        for (int i = 0; i < 32; i++) {
            var block = Cidr.parse("10.0.%d.128/25".formatted(200 + i));
            subnets.add(
                    new SubnetLayout(
                            "s" + i, "s" + i, i % 2 == 0 ? Layouts.ZONE_A : Layouts.ZONE_B, block, Tier.PRIVATE));
        }
        var sources =
                Stream.iterate(100, i -> i + 1)
                        .limit(20)
                        .map(i -> Cidr.parse("203.100.%d.129/32".formatted(i)))
                        .toList();
        return Layouts.of("office", NatMode.SINGLE, Egress.ALL, subnets, sources);
    }

    private static List<Cidr> blocks(RandomGenerator random) {
        var all = Cidr.parse("10.0.0.0/16").blocks(24).collect(Collectors.toCollection(ArrayList::new));
        java.util.Collections.shuffle(all, new java.util.Random(random.nextLong()));
        return all.subList(0, 4);
    }

    private static List<SubnetLayout> subnets(List<Cidr> blocks, java.util.function.Supplier<String> name) {
        return List.of(
                new SubnetLayout("public-a", name.get(), Layouts.ZONE_A, blocks.get(0), Tier.PUBLIC),
                new SubnetLayout("private-a", name.get(), Layouts.ZONE_A, blocks.get(1), Tier.PRIVATE),
                new SubnetLayout("public-b", name.get(), Layouts.ZONE_B, blocks.get(2), Tier.PUBLIC),
                new SubnetLayout("private-b", name.get(), Layouts.ZONE_B, blocks.get(3), Tier.PRIVATE));
    }

    private static String hostile(RandomGenerator random) {
        var pieces =
                List.of(
                        "\nEND_OF_FILE\nrm -rf /",
                        "'; reboot; '",
                        "$(id)",
                        "`id`",
                        "{{gateway}}",
                        "} accept",
                        "\\",
                        "\"",
                        "\0",
                        "#");
        return random.ints(random.nextInt(1, 5), 0, pieces.size()).mapToObj(pieces::get).collect(Collectors.joining());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
