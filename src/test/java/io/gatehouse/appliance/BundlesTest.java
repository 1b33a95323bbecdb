package io.gatehouse.appliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.network.Egress;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.SubnetLayout;
import io.gatehouse.network.Tier;
import io.gatehouse.topology.Cidr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BundlesTest {

    private static final Path GOLDEN = Path.of("src/test/resources/appliance");
    private static final Path APPLIANCE = Path.of("src/main/appliance");

    @ParameterizedTest
    @EnumSource(names = {"PAIR", "SINGLE"})
    void theSameLayoutGivesTheSameBytes(NatMode mode) {
        assertThat(Layouts.bundles(Layouts.usual(mode))).isEqualTo(Layouts.bundles(Layouts.usual(mode)));
    }

    @Test
    void aBundleIsAnArchiveWithoutTimesAndOwnersThatIsTheSameOnEveryMachine() {
        var bundle = Layouts.bundles(Layouts.usual(NatMode.PAIR)).get("nat-a");

        assertThat(bundle.digest()).matches("[0-9a-f]{64}");
        assertThat(Unpacked.of(bundle).files())
                .isNotEmpty()
                .allSatisfy((path, file) -> {
                    assertThat(file.header().getLastModifiedTime().toMillis()).isZero();
                    assertThat(file.header().getLongUserId()).isZero();
                    assertThat(file.header().getUserName()).isEmpty();
                    assertThat(file.header().isFile()).isTrue();
                });
        assertThat(List.copyOf(Unpacked.of(bundle).files().keySet())).isSorted();
    }

    /// A change of a file that Gatehouse ships, or of how it is filled, shows here.
    @ParameterizedTest
    @CsvSource({"PAIR,nat-a", "PAIR,nat-b", "SINGLE,nat-a"})
    void whatIsFilledInIsAsInTheGoldenFiles(NatMode mode, String member) throws IOException {
        var bundle = Unpacked.of(Layouts.bundles(Layouts.usual(mode)).get(member));
        var golden = GOLDEN.resolve(TypedText.of(mode) + "-" + member);

        try (var files = Files.list(golden)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file ->
                            assertThat(bundle.text("files/etc/gatehouse/" + file.getFileName()))
                                    .isEqualTo(Files.readString(file)));
        }
    }

    @Test
    void bothMembersOfAPairTranslateBothZonesByIdentityAndHearEachOther() {
        var bundles = Layouts.bundles(Layouts.usual(NatMode.PAIR));

        assertThat(bundles.values())
                .extracting(BundlesTest::ruleset)
                .allSatisfy(ruleset ->
                        assertThat(ruleset).contains("elements = { 10.0.1.0/24 : 10.0.0.5, 10.0.3.0/24 : 10.0.2.5 }"));
        assertThat(ruleset(bundles.get("nat-b")))
                .contains("elements = { 10.0.0.4 }")
                .contains("ip daddr != 10.0.2.6 accept", "ip daddr set 10.0.0.5", "ip saddr set 10.0.2.6");
    }

    @Test
    void aSingleNatInstanceTranslatesBothZonesAndHasNoPeer() {
        assertThat(Layouts.file(ApplianceFile.RULESET, Layouts.usual(NatMode.SINGLE)))
                .contains("elements = { 10.0.1.0/24 : 10.0.0.5, 10.0.3.0/24 : 10.0.0.5 }")
                .contains("iifgroup $data tcp dport 22")
                .doesNotContain("10.0.2.", "twin");
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
    }

    @Test
    void everyFileOfTheApplianceIsInTheBundleOfAPairWithItsMode() throws IOException {
        var bundle = Unpacked.of(Layouts.bundles(Layouts.usual(NatMode.PAIR)).get("nat-a"));

        for (var root : List.of("etc", "usr")) {
            try (var shipped = Files.walk(APPLIANCE.resolve(root))) {
                assertThat(shipped.filter(Files::isRegularFile))
                        .allSatisfy(file -> {
                            var packed = bundle.files().get("files/" + APPLIANCE.relativize(file));
                            assertThat(packed).isNotNull();
                            assertThat((packed.header().getMode() & 0111) != 0).isEqualTo(Files.isExecutable(file));
                        });
            }
        }
        assertThat(bundle.files()).containsKeys("check", "install");
    }

    @ParameterizedTest
    @EnumSource(names = {"PAIR", "SINGLE"})
    void noPlaceIsLeftOpenAndEveryFileEndsWithItsLastLine(NatMode mode) {
        assertThat(Layouts.bundles(Layouts.usual(mode)).values())
                .allSatisfy(bundle ->
                        assertThat(Unpacked.of(bundle).files().values())
                                .allSatisfy(file -> assertThat(file.text()).endsWith("\n").doesNotContain("{{")));
    }

    /// For it, systemd makes a directory in `/tmp`, which is emptied during a boot and may be on a full disk.
    @Test
    void noUnitNeedsADirectoryInTmpForPrivateDevices() {
        var files = Unpacked.of(Layouts.bundles(Layouts.usual(NatMode.PAIR)).get("nat-a")).files();
        var units = files.keySet().stream().filter(path -> path.startsWith("files/etc/systemd/system/")).toList();

        assertThat(units).contains("files/etc/systemd/system/gatehouse-filter.service");
        assertThat(units)
                .allSatisfy(unit -> assertThat(files.get(unit).text().lines()).doesNotContain("PrivateDevices=yes"));
    }

    @Test
    void aPlaceWithoutAValueIsAnErrorNotAHoleInTheRuleset() {
        assertThatThrownBy(() -> TypedText.of(Template.at(ApplianceFile.RULESET.path()), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("etc/gatehouse/nat.nft has no value for errors");
    }

    /// Whatever names a network and its subnets have, the bundles are those of the same layout with harmless names.
    @ParameterizedTest
    @MethodSource("seeds")
    void nothingThatWasTypedIsInABundle(long seed) {
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

        assertThat(Layouts.bundles(hostile)).as("seed %d", seed).isEqualTo(Layouts.bundles(harmless));
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    private static String ruleset(Bundle bundle) {
        return Unpacked.of(bundle).text("files/" + ApplianceFile.RULESET.path());
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
}
