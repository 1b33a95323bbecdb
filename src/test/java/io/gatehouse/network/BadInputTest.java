package io.gatehouse.network;

import static io.gatehouse.network.Bad.GOOD;
import static io.gatehouse.network.Bad.address;
import static io.gatehouse.network.Bad.bad;
import static io.gatehouse.network.Bad.changedNat;
import static io.gatehouse.network.Bad.inBlock;
import static io.gatehouse.network.Bad.inZones;
import static io.gatehouse.network.Bad.many;
import static io.gatehouse.network.Bad.named;
import static io.gatehouse.network.Bad.subnet;
import static io.gatehouse.network.Bad.with;
import static io.gatehouse.network.Bad.withNat;
import static io.gatehouse.network.Bad.without;
import static io.gatehouse.network.Bad.zoneless;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.network.Checked.Invalid;
import io.gatehouse.network.LayoutContext.Sibling;
import io.gatehouse.network.NatDraft.AddressDraft;
import io.gatehouse.topology.Cidr;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every bad input, one at a time: where it is refused, and in which words.
class BadInputTest {

    private static final List<Sibling> SIBLINGS =
            List.of(
                    new Sibling("billing", Cidr.parse("10.7.0.0/16")),
                    new Sibling("Orders", Cidr.parse("10.8.0.0/16")));

    static Stream<Bad> inputs() {
        return Stream.of(names(), blocks(), zones(), subnets(), nat(), access()).flatMap(one -> one);
    }

    private static Stream<Bad> names() {
        String rule =
                "Give the network a name of 1 to 60 characters: letters, digits, spaces, and any of . - _, for example"
                        + " payments.";
        return Stream.of(
                bad("no name", named(""), "name", rule),
                bad("a name of spaces", named("   "), "name", rule),
                bad("markup in the name", named("<script>alert(1)</script>"), "name", rule),
                bad("a name of 300 characters", named("x".repeat(300)), "name", rule),
                bad("a control character in the name", named("pay\u0007ments"), "name", rule),
                bad("two lines in the name", named("pay\nments"), "name", rule),
                bad(
                        "the name of another network",
                        named("ORDERS"),
                        "name",
                        "Another network of this account is called “Orders”. Names are unique, for example ORDERS-2."));
    }

    private static Stream<Bad> blocks() {
        return Stream.of(
                bad("no block", inBlock(""), "cidr", "Write an IPv4 block, for example 10.0.0.0/16."),
                bad(
                        "host bits",
                        inBlock("10.0.0.1/16"),
                        "cidr",
                        "“10.0.0.1/16” has host bits set. The block that contains it is 10.0.0.0/16."),
                bad(
                        "a block that is too large",
                        inBlock("10.0.0.0/15"),
                        "cidr",
                        "10.0.0.0/15 is too large: a VPC has from /16 (65,536 addresses) to /28 (16 addresses), for"
                                + " example 10.0.0.0/16."),
                bad(
                        "a block that is too small",
                        inBlock("10.0.0.0/29"),
                        "cidr",
                        "10.0.0.0/29 is too small: a VPC has from /16 (65,536 addresses) to /28 (16 addresses), for"
                                + " example 10.0.0.0/16."),
                bad(
                        "IPv6",
                        inBlock("2001:db8::/56"),
                        "cidr",
                        "“2001:db8::/56” is IPv6. Write an IPv4 block, for example 10.0.0.0/16."),
                bad(
                        "no prefix length",
                        inBlock("10.0.0.0"),
                        "cidr",
                        "“10.0.0.0” has no prefix length. Write an address, a slash and a prefix length, for example"
                                + " 10.0.0.0/24."),
                bad(
                        "a number above 255",
                        inBlock("10.0.256.0/16"),
                        "cidr",
                        "“10.0.256.0/16” is not an IPv4 block. Write four numbers from 0 to 255, a slash and a prefix"
                                + " length from 0 to 32, for example 10.0.0.0/16."),
                bad(
                        "loopback",
                        inBlock("127.0.0.0/16"),
                        "cidr",
                        "127.0.0.0/16 is in 127.0.0.0/8, which no network can use. Take a private block, for example"
                                + " 10.0.0.0/16."),
                bad(
                        "the block of another network",
                        inBlock("10.7.128.0/17"),
                        "cidr",
                        "10.7.128.0/17 overlaps network “billing” (10.7.0.0/16) of this account. Use 10.0.0.0/17.",
                        "10.0.0.0/17"));
    }

    private static Stream<Bad> zones() {
        return Stream.of(
                bad(
                        "an unknown zone",
                        inZones("eu-west-1a", "us-east-1a"),
                        "zones[1]",
                        "eu-west-1 has no zone “us-east-1a”. Its zones are eu-west-1a, eu-west-1b and eu-west-1c."),
                bad(
                        "no zone",
                        inZones("", "eu-west-1b"),
                        "zones[0]",
                        "Choose a zone of eu-west-1: eu-west-1a, eu-west-1b and eu-west-1c."),
                bad(
                        "both zones the same",
                        inZones("eu-west-1b", "eu-west-1b"),
                        "zones[1]",
                        "Both zones are eu-west-1b. They must be different. Use eu-west-1a.",
                        "eu-west-1a"),
                bad(
                        "a pair in one zone",
                        inZones("eu-west-1a"),
                        "zones[1]",
                        "A NAT pair is in two zones. Choose a second one, for example eu-west-1b."),
                bad(
                        "three zones",
                        inZones("eu-west-1a", "eu-west-1b", "eu-west-1c"),
                        "zones",
                        "A network is in at most two zones, for example eu-west-1a and eu-west-1b."),
                bad(
                        "both zones the same, said at the subnets alone",
                        draft -> zoneless(draft, "eu-west-1a"),
                        "subnets[2].zone",
                        "A NAT pair has a public subnet in each of two different zones; all of these are in"
                                + " eu-west-1a."));
    }

    private static Stream<Bad> subnets() {
        return Stream.of(
                bad(
                        "host bits in a subnet",
                        subnet(1, one -> one.withCidr("10.0.1.7/24")),
                        "subnets[1].cidr",
                        "“10.0.1.7/24” has host bits set. The block that contains it is 10.0.1.0/24."),
                bad(
                        "a subnet that is too small",
                        subnet(1, one -> one.withCidr("10.0.1.0/29")),
                        "subnets[1].cidr",
                        "10.0.1.0/29 is too small: a subnet has from /16 (65,536 addresses) to /28 (16 addresses), for"
                                + " example 10.0.0.0/24."),
                bad(
                        "a subnet outside the VPC",
                        subnet(1, one -> one.withCidr("10.1.1.0/24")),
                        "subnets[1].cidr",
                        "10.1.1.0/24 is not inside the VPC’s block 10.0.0.0/16. Use 10.0.1.0/24.",
                        "10.0.1.0/24"),
                bad(
                        "overlapping subnets",
                        subnet(2, one -> one.withCidr("10.0.1.128/25")),
                        "subnets[2].cidr",
                        "Overlaps private-a (10.0.1.0/24). Use 10.0.2.0/25.",
                        "10.0.2.0/25"),
                bad(
                        "IPv6 in a subnet",
                        subnet(3, one -> one.withCidr("fd00::/64")),
                        "subnets[3].cidr",
                        "“fd00::/64” is IPv6. Write an IPv4 block, for example 10.0.0.0/16."),
                bad(
                        "a subnet's name with markup",
                        subnet(0, one -> new SubnetDraft(null, "a&b", one.zone(), one.cidr(), one.tier())),
                        "subnets[0].name",
                        "Give the subnet a name of 1 to 40 characters: letters, digits, spaces, and any of . - _, for"
                                + " example private-a."),
                bad(
                        "two subnets of one name",
                        subnet(3, one -> new SubnetDraft(null, "Private-A", one.zone(), one.cidr(), one.tier())),
                        "subnets[3].name",
                        "Another subnet is called “private-a”. Names are unique in a network, for example"
                                + " Private-A-2."),
                bad(
                        "an unknown zone of a subnet",
                        subnet(3, one -> new SubnetDraft(null, "x", "mars-1a", one.cidr(), one.tier())),
                        "subnets[3].zone",
                        "eu-west-1 has no zone “mars-1a”. Its zones are eu-west-1a, eu-west-1b and eu-west-1c."),
                bad(
                        "a third zone of a subnet",
                        subnet(3, one -> new SubnetDraft(null, "x", "eu-west-1c", one.cidr(), one.tier())),
                        "subnets[3].zone",
                        "This network is in eu-west-1a and eu-west-1b. Choose one of them, or change the network’s"
                                + " zones."),
                bad(
                        "an unknown tier",
                        subnet(3, one -> new SubnetDraft(null, "x", "b", one.cidr(), "HIDDEN")),
                        "subnets[3].tier",
                        "Choose the tier: PUBLIC or PRIVATE."),
                bad(
                        "a pair without a public subnet in a zone",
                        draft -> draft.withSubnets(without(draft, 2)),
                        "subnets",
                        "A NAT pair needs a public subnet in eu-west-1b. Add one, for example public-b."),
                bad(
                        "no private subnet",
                        draft -> draft.withSubnets(without(draft, 3, 1)),
                        "subnets",
                        "A network has at least one private subnet, for example private-a 10.0.1.0/24."),
                bad(
                        "more subnets than a security group has room for",
                        draft -> draft.withSubnets(many(draft, 16)),
                        "subnets",
                        "eu-west-1a has more than 16 private subnets. Take fewer and larger ones."),
                bad(
                        "a single instance without a public subnet in its zone",
                        draft ->
                                changedNat(draft, one -> new NatDraft("SINGLE", one.instanceType(), "", null))
                                        .withSubnets(without(draft, 0)),
                        "subnets",
                        "A single NAT instance needs a public subnet in eu-west-1a. Add one, for example public-a."));
    }

    private static Stream<Bad> nat() {
        return Stream.of(
                bad(
                        "an unknown mode",
                        withNat(one -> new NatDraft("GATEWAY", one.instanceType(), "", null)),
                        "nat.mode",
                        "Choose a NAT mode: PAIR or SINGLE or NONE."),
                bad(
                        "an unknown instance type",
                        withNat(one -> new NatDraft("PAIR", "t9.huge", "", null)),
                        "nat.instanceType",
                        "eu-west-1 has no instance type “t9.huge”. Write one as AWS does, for example t4g.nano."),
                bad(
                        "an instance type that is none",
                        withNat(one -> new NatDraft("PAIR", "<b>big</b>", "", null)),
                        "nat.instanceType",
                        "eu-west-1 has no instance type “<b>big</b>”. Write one as AWS does, for example t4g.nano."),
                bad(
                        "an instance type with one interface",
                        withNat(one -> new NatDraft("PAIR", "x1.lonely", "", null)),
                        "nat.instanceType",
                        "Each instance of a NAT pair has 2 network interfaces with up to 2 private addresses; x1.lonely"
                                + " has room for 1 with 4. Choose another type, for example t4g.nano."),
                bad(
                        "an instance type with one address",
                        withNat(one -> new NatDraft("PAIR", "x1.narrow", "", null)),
                        "nat.instanceType",
                        "Each instance of a NAT pair has 2 network interfaces with up to 2 private addresses; x1.narrow"
                                + " has room for 4 with 1. Choose another type, for example t4g.nano."),
                bad(
                        "an image that does not exist",
                        withNat(one -> new NatDraft("PAIR", "t4g.nano", "ami-0123456789abcdef0", null)),
                        "nat.imageId",
                        "This account sees no image “ami-0123456789abcdef0” in eu-west-1. Give the id of an image of"
                            + " Debian 12 or Ubuntu 24.04, or later, for example ami-0123456789abcdef0, or leave this"
                            + " empty for Debian 12."),
                bad(
                        "an image that is none",
                        withNat(one -> new NatDraft("PAIR", "t4g.nano", "debian-12", null)),
                        "nat.imageId",
                        "This account sees no image “debian-12” in eu-west-1. Give the id of an image of Debian 12 or"
                                + " Ubuntu 24.04, or later, for example ami-0123456789abcdef0, or leave this empty for"
                                + " Debian 12."),
                bad(
                        "an image of another architecture",
                        withNat(one -> new NatDraft("PAIR", "t4g.nano", FakeCatalog.UBUNTU_AMD64, null)),
                        "nat.imageId",
                        "ami-0bbbbbbbbbbbbbbbb is for amd64, and t4g.nano is arm64. Choose an image for arm64, or leave"
                                + " this empty for Debian 12."),
                bad(
                        "an address that is not free",
                        address("nat-a/identity", "eipalloc-0ffffffffffffffff"),
                        "nat.addresses[0].allocationId",
                        "The account has no free Elastic IP “eipalloc-0ffffffffffffffff” in eu-west-1. Choose one that"
                                + " nothing uses, or leave this empty for a new one."),
                bad(
                        "an address for nothing",
                        address("nat-c/identity", "eipalloc-0123456789abcdef0"),
                        "nat.addresses[0].slot",
                        "Say which Elastic IP this is: nat-a/management or nat-a/identity or nat-b/management or"
                                + " nat-b/identity."),
                bad(
                        "one address twice",
                        withNat(one ->
                                new NatDraft(
                                        "PAIR",
                                        "t4g.nano",
                                        "",
                                        List.of(
                                                new AddressDraft("nat-a/identity", "eipalloc-0123456789abcdef0"),
                                                new AddressDraft("nat-b/identity", "eipalloc-0123456789abcdef0")))),
                        "nat.addresses[1].allocationId",
                        "“eipalloc-0123456789abcdef0” is chosen for nat-a/identity already. Choose another address, or"
                                + " a new one."));
    }

    private static Stream<Bad> access() {
        return Stream.of(
                bad(
                        "unknown egress",
                        draft -> with(draft, "MAIL", List.of(), "REVIEW"),
                        "egress",
                        "Choose what is let out: ALL or WEB."),
                bad(
                        "an SSH source that is no block",
                        draft -> with(draft, "ALL", List.of("10.0.0.0/16", "office"), "REVIEW"),
                        "sshSources[1]",
                        "“office” is not an IPv4 block. Write four numbers from 0 to 255, a slash and a prefix length"
                                + " from 0 to 32, for example 10.0.0.0/16."),
                bad(
                        "too many SSH sources",
                        draft -> with(draft, "ALL", java.util.Collections.nCopies(21, "10.0.0.0/16"), "REVIEW"),
                        "sshSources",
                        "At most 20 blocks, for example 10.0.0.0/16 for the whole VPC."),
                bad(
                        "an unknown mode of approval",
                        draft -> with(draft, "ALL", List.of(), "SOMETIMES"),
                        "mode",
                        "Choose a mode: REVIEW or AUTOMATIC."));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void isRefusedAtItsFieldInWordsThatGiveTheRuleAndAnExample(Bad bad) {
        var catalog = new FakeCatalog().withFree("eipalloc-0123456789abcdef0");
        var good = named("payments").apply(GOOD);
        assertThat(check(good, catalog)).isInstanceOf(Checked.Valid.class);

        var checked = check(bad.change().apply(good), catalog);

        assertThat(checked).isInstanceOf(Invalid.class);
        assertThat(((Invalid) checked).errors())
                .containsExactly(new Finding(bad.field(), bad.words(), Optional.ofNullable(bad.suggestion())));
    }

    private static Checked check(LayoutDraft draft, FakeCatalog catalog) {
        return LayoutRules.check(draft, new LayoutContext("eu-west-1", catalog, SIBLINGS, Optional.empty()));
    }
}
