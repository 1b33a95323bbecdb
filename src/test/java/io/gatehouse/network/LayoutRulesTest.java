package io.gatehouse.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.network.Checked.Invalid;
import io.gatehouse.network.Checked.Valid;
import io.gatehouse.network.LayoutContext.Sibling;
import io.gatehouse.network.NatDraft.AddressDraft;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayoutRulesTest {

    private static final Sibling BILLING = new Sibling("billing", Cidr.parse("10.7.0.0/16"));

    private final FakeCatalog catalog = new FakeCatalog();

    @Test
    void aNameAndABlockAreEnoughAndTheRestIsTheWizardsDefault() {
        var layout = layout(draft("payments", "10.0.0.0/16"));

        assertThat(layout).isEqualTo(LayoutsWithImage.usual());
    }

    @Test
    void subnetsFollowABlockThatWasChosen() {
        assertThat(layout(draft("payments", "10.20.0.0/16")).subnets())
                .extracting(subnet -> subnet.cidr().toString())
                .containsExactly("10.20.0.0/24", "10.20.1.0/24", "10.20.2.0/24", "10.20.3.0/24");
        assertThat(layout(draft("payments", "10.20.0.64/26")).subnets())
                .extracting(subnet -> subnet.cidr().toString())
                .containsExactly("10.20.0.64/28", "10.20.0.80/28", "10.20.0.96/28", "10.20.0.112/28");
    }

    @Test
    void aBlockWithoutRoomForTheDefaultSubnetsIsRefusedAtTheBlock() {
        assertThat(only(draft("payments", "10.0.0.0/27")))
                .isEqualTo(
                        new Finding(
                                "cidr",
                                "10.0.0.0/27 has no room for a public and a private subnet in each zone. "
                                        + "Give a larger block, for example 10.0.0.0/16, or name the subnets yourself.",
                                Optional.empty()));
    }

    @Test
    void zonesThatAreOnlySaidAtSubnetsAreTheNetworksZones() {
        var layout =
                layout(
                        withSubnets(
                                new SubnetDraft(null, "front", "eu-west-1c", "10.0.0.0/24", "PUBLIC"),
                                new SubnetDraft(null, "back", "eu-west-1c", "10.0.1.0/24", "PRIVATE"),
                                new SubnetDraft(null, "front 2", "eu-west-1a", "10.0.2.0/24", "public"),
                                new SubnetDraft(null, "back 2", "eu-west-1a", "10.0.3.0/24", "private")));

        assertThat(layout.zones()).containsExactly("eu-west-1c", "eu-west-1a");
        assertThat(layout.subnets())
                .extracting(SubnetLayout::slot)
                .containsExactly("front", "back", "front-2", "back-2");
    }

    @Test
    void aSubnetKeepsItsSlotWhenItIsRenamedAndItsOldNameGivesAnotherSlot() {
        var before = Layouts.usual(NatMode.PAIR);
        var drafts = new ArrayList<>(LayoutDraft.of(before).subnets());
        drafts.set(1, new SubnetDraft("private-a", "apps", "a", "10.0.1.0/24", "PRIVATE"));
        drafts.add(new SubnetDraft(null, "private-a", "a", "10.0.9.0/24", "PRIVATE"));

        var layout = valid(LayoutDraft.of(before).withSubnets(drafts), Optional.of(before)).layout();

        assertThat(layout.subnets())
                .extracting(subnet -> subnet.slot() + "=" + subnet.name())
                .containsExactly(
                        "public-a=public-a",
                        "private-a=apps",
                        "public-b=public-b",
                        "private-b=private-b",
                        "private-a-2=private-a");
    }

    @Test
    void aSubnetWithoutASlotIsTheOneThatHasItsName() {
        var before = Layouts.usual(NatMode.PAIR);
        var drafts =
                LayoutDraft.of(before).subnets().stream()
                        .map(one -> new SubnetDraft(null, one.name(), one.zone(), one.cidr(), one.tier()))
                        .toList();

        assertThat(valid(LayoutDraft.of(before).withSubnets(drafts), Optional.of(before)).layout().subnets())
                .isEqualTo(before.subnets());
    }

    @Test
    void aDraftOfALayoutChangesNothing() {
        for (NatMode mode : NatMode.values()) {
            var before = Layouts.usual(mode);
            var after = valid(LayoutDraft.of(before), Optional.of(before)).layout();
            assertThat(after.subnets()).isEqualTo(before.subnets());
            assertThat(valid(LayoutDraft.of(after), Optional.of(after)).layout()).isEqualTo(after);
        }
    }

    @Test
    void whatAnEditLeavesOutStaysAsItIs() {
        var before = Layouts.usual(NatMode.SINGLE);
        var edit = new LayoutDraft("orders", null, null, null, null, null, null, null);

        var after = valid(edit, Optional.of(before)).layout();

        assertThat(after).isEqualTo(renamed(before, "orders"));
    }

    @Test
    void subnetsThatWereLeftOutFollowAChangedBlockInAnEditToo() {
        var edit = new LayoutDraft(null, "10.50.0.0/16", null, null, null, null, null, null);

        assertThat(valid(edit, Optional.of(Layouts.usual(NatMode.PAIR))).layout().subnets())
                .extracting(subnet -> subnet.slot() + " " + subnet.cidr())
                .containsExactly(
                        "public-a 10.50.0.0/24",
                        "private-a 10.50.1.0/24",
                        "public-b 10.50.2.0/24",
                        "private-b 10.50.3.0/24");
    }

    @Test
    void everyErrorIsFoundAtOnceInTheOrderOfTheForm() {
        var draft =
                new LayoutDraft(
                        "<b>",
                        "10.0.0.1/16",
                        List.of("eu-west-1a", "eu-west-1a"),
                        List.of(new SubnetDraft(null, "", "a", "10.0.0.0/29", "SECRET")),
                        new NatDraft("TRIPLE", "t9.huge", "ami-nonsense", List.of()),
                        "SOME",
                        List.of("::/0"),
                        "YOLO");

        assertThat(errors(draft))
                .extracting(Finding::field)
                .containsExactly(
                        "name",
                        "cidr",
                        "zones[1]",
                        "subnets[0].name",
                        "subnets[0].cidr",
                        "subnets[0].tier",
                        "nat.mode",
                        "nat.instanceType",
                        "egress",
                        "sshSources[0]",
                        "mode");
    }

    @Test
    void aRangeThatIsNotPrivateOrThatDockerUsesIsAWarningAndNoError() {
        assertThat(valid(draft("payments", "100.64.0.0/16"), Optional.empty()).warnings())
                .singleElement()
                .satisfies(warning -> {
                    assertThat(warning.field()).isEqualTo("cidr");
                    assertThat(warning.message()).startsWith("100.64.0.0/16 is not private (RFC 1918");
                });
        assertThat(valid(draft("payments", "172.16.0.0/16"), Optional.empty()).warnings()).isEmpty();
        assertThat(valid(draft("payments", "172.17.0.0/16"), Optional.empty()).warnings())
                .singleElement()
                .satisfies(warning -> assertThat(warning.message()).contains("which Docker uses"));
    }

    @Test
    void sshFromEverywhereIsAWarning() {
        var draft = new LayoutDraft("payments", "10.0.0.0/16", null, null, null, null, List.of("0.0.0.0/0"), null);

        assertThat(valid(draft, Optional.empty()).warnings())
                .extracting(Finding::field)
                .containsExactly("sshSources[0]");
    }

    @Test
    void aCatalogThatCannotAnswerIsOneErrorOfTheAccountAndTheOtherErrorsAreStillFound() {
        catalog.failure =
                Optional.of(
                        new CloudFailure(
                                CloudFailure.Reason.UNAUTHORIZED,
                                "ec2:DescribeAvailabilityZones",
                                "AuthFailure",
                                "AWS was not able to validate the provided access credentials"));

        var errors = errors(draft("", "10.0.0.0/15"));

        assertThat(errors).extracting(Finding::field).containsExactly("accountId", "name", "cidr");
        assertThat(errors.getFirst().message())
                .startsWith("Gatehouse cannot see what this account offers. ec2:DescribeAvailabilityZones failed.")
                .contains("credentials");
        assertThat(catalog.questions).isEqualTo(1);
    }

    @Test
    void whoeverChoosesNoZonesGetsThoseThatHaveTheType() {
        catalog.zonesOfTypes.put("t4g.nano", List.of("eu-west-1b", "eu-west-1c"));

        assertThat(layout(draft("payments", "10.0.0.0/16")).zones()).containsExactly("eu-west-1b", "eu-west-1c");
        assertThat(layout(withMode("NONE")).zones()).containsExactly("eu-west-1a", "eu-west-1b");
    }

    @Test
    void aZoneThatDoesNotHaveTheTypeIsRefusedAtTheZone() {
        catalog.zonesOfTypes.put("t4g.nano", List.of("eu-west-1b", "eu-west-1c"));

        assertThat(only(inZones("PAIR", "eu-west-1b", "eu-west-1a")))
                .isEqualTo(
                        new Finding(
                                "zones[1]",
                                "eu-west-1a has no instances of type t4g.nano. The zones that have them: eu-west-1b and"
                                        + " eu-west-1c. Use eu-west-1c.",
                                Optional.of("eu-west-1c")));
    }

    @Test
    void onlyAZoneWithANatInstanceNeedsTheType() {
        catalog.zonesOfTypes.put("t4g.nano", List.of("eu-west-1b", "eu-west-1c"));

        assertThat(layout(inZones("SINGLE", "eu-west-1b", "eu-west-1a")).zones()).contains("eu-west-1a");
        assertThat(layout(inZones("NONE", "eu-west-1a", "eu-west-1b")).zones()).contains("eu-west-1a");
        assertThat(only(inZones("SINGLE", "eu-west-1a", "eu-west-1b")).field()).isEqualTo("zones[0]");
    }

    @Test
    void aNetworkThatIsInAZoneAlreadyCannotTakeATypeThatTheZoneLacks() {
        var before = layout(draft("payments", "10.0.0.0/16"));
        catalog.zonesOfTypes.put("t4g.nano", List.of("eu-west-1c"));
        catalog.zonesOfTypes.put("t4g.micro", List.of("eu-west-1a", "eu-west-1c"));
        var micro = new NatDraft(null, "t4g.micro", null, null);
        var edit = new LayoutDraft(null, null, null, null, micro, null, null, null);

        assertThat(layoutAfter(before, new LayoutDraft("orders", null, null, null, null, null, null, null)).zones())
                .isEqualTo(before.zones());
        assertThat(((Invalid) check(edit, Optional.of(before))).errors())
                .containsExactly(
                        new Finding(
                                "nat.instanceType",
                                "eu-west-1b has no instances of type t4g.micro. Choose another type, for example "
                                        + "t4g.nano.",
                                Optional.empty()));
    }

    @Test
    void aSecondNatInstanceNeedsTheTypeInAZoneThatHadNone() {
        catalog.zonesOfTypes.put("t4g.nano", List.of("eu-west-1a", "eu-west-1c"));
        var single = layout(inZones("SINGLE", "eu-west-1a", "eu-west-1b"));
        var pair = new LayoutDraft(null, null, null, null, new NatDraft("PAIR", null, null, null), null, null, null);

        assertThat(((Invalid) check(pair, Optional.of(single))).errors())
                .extracting(Finding::field)
                .containsExactly("nat.instanceType");
    }

    private NetworkLayout layoutAfter(NetworkLayout before, LayoutDraft edit) {
        return valid(edit, Optional.of(before)).layout();
    }

    private static LayoutDraft inZones(String mode, String... zones) {
        var nat = new NatDraft(mode, null, null, null);
        return new LayoutDraft("payments", "10.0.0.0/16", List.of(zones), null, nat, null, null, null);
    }

    @Test
    void theNewestDebianImageIsPinnedAndAnEditKeepsIt() {
        var first = layout(draft("payments", "10.0.0.0/16"));
        assertThat(first.nat().imageId()).isEqualTo(FakeCatalog.DEBIAN_ARM64);

        var old = Layouts.usual(NatMode.PAIR);
        var edit = new LayoutDraft(null, null, null, null, new NatDraft(null, null, "", null), null, null, null);
        assertThat(valid(edit, Optional.of(old)).layout().nat().imageId()).isEqualTo(old.nat().imageId());
    }

    @Test
    void aRegionWithoutADebianImageSaysSoAtTheImage() {
        catalog.publishesDebian = false;

        assertThat(only(draft("payments", "10.0.0.0/16")))
                .isEqualTo(
                        new Finding(
                                "nat.imageId",
                                "eu-west-1 publishes no Debian 12 image for arm64. Give the id of an image of "
                                        + "Debian 12 or Ubuntu 24.04, or later, for example ami-0123456789abcdef0.",
                                Optional.empty()));
    }

    @Test
    void aFreeAddressOfTheAccountIsUsedAndCountsAgainstNoQuota() {
        catalog.withFree("eipalloc-0123456789abcdef0").left = Optional.of(3);

        var layout = layout(withAddresses(new AddressDraft("nat-b/identity", "eipalloc-0123456789abcdef0")));

        assertThat(layout.nat().existing("nat-b/identity")).contains(new AwsId("eipalloc-0123456789abcdef0"));
    }

    @Test
    void anAddressThatTheNetworkHasTakenAlreadyIsStillGood() {
        catalog.withFree("eipalloc-0123456789abcdef0");
        var before = layout(withAddresses(new AddressDraft("nat-b/identity", "eipalloc-0123456789abcdef0")));
        catalog.free.clear();
        catalog.left = Optional.of(0);

        assertThat(valid(LayoutDraft.of(before), Optional.of(before)).layout()).isEqualTo(before);
    }

    @Test
    void aSingleInstanceNeedsOneElasticIpAndNoneNeedsNone() {
        catalog.left = Optional.of(1);
        assertThat(layout(withMode("SINGLE")).nat().mode()).isEqualTo(NatMode.SINGLE);
        catalog.left = Optional.of(0);
        assertThat(layout(withMode("NONE")).nat()).isEqualTo(new NatLayout(NatMode.NONE, "", "", List.of()));
    }

    @Test
    void networksInOneZoneNeedNoPair() {
        var draft =
                new LayoutDraft(
                        "payments",
                        "10.0.0.0/16",
                        List.of("eu-west-1b", ""),
                        null,
                        new NatDraft("SINGLE", null, null, null),
                        null,
                        null,
                        null);

        assertThat(errors(draft)).extracting(Finding::field).containsExactly("subnets[2].zone", "subnets[3].zone");
    }

    private static LayoutDraft draft(String name, String cidr) {
        return new LayoutDraft(name, cidr, null, null, null, null, null, null);
    }

    private static LayoutDraft withSubnets(SubnetDraft... subnets) {
        return draft("payments", "10.0.0.0/16").withSubnets(List.of(subnets));
    }

    private static LayoutDraft withMode(String mode) {
        return new LayoutDraft(
                "payments", "10.0.0.0/16", null, null, new NatDraft(mode, null, null, null), null, null, null);
    }

    private static LayoutDraft withAddresses(AddressDraft... addresses) {
        var nat = new NatDraft(null, null, null, List.of(addresses));
        return new LayoutDraft("payments", "10.0.0.0/16", null, null, nat, null, null, null);
    }

    private static NetworkLayout renamed(NetworkLayout layout, String name) {
        return new NetworkLayout(
                name,
                layout.cidr(),
                layout.zones(),
                layout.subnets(),
                layout.nat(),
                layout.egress(),
                layout.sshSources(),
                layout.mode());
    }

    private NetworkLayout layout(LayoutDraft draft) {
        return valid(draft, Optional.empty()).layout();
    }

    private Valid valid(LayoutDraft draft, Optional<NetworkLayout> previous) {
        Checked checked = check(draft, previous);
        assertThat(checked).as(checked.toString()).isInstanceOf(Valid.class);
        return (Valid) checked;
    }

    private List<Finding> errors(LayoutDraft draft) {
        Checked checked = check(draft, Optional.empty());
        assertThat(checked).as(checked.toString()).isInstanceOf(Invalid.class);
        return ((Invalid) checked).errors();
    }

    private Finding only(LayoutDraft draft) {
        assertThat(errors(draft)).hasSize(1);
        return errors(draft).getFirst();
    }

    private Checked check(LayoutDraft draft, Optional<NetworkLayout> previous) {
        return LayoutRules.check(draft, new LayoutContext("eu-west-1", catalog, List.of(BILLING), previous));
    }

    /// The defaults with the image that the fake region publishes.
    private static final class LayoutsWithImage {

        static NetworkLayout usual() {
            return Layouts.with(
                    Layouts.usual(NatMode.PAIR),
                    new NatLayout(NatMode.PAIR, "t4g.nano", FakeCatalog.DEBIAN_ARM64, List.of()));
        }
    }
}
