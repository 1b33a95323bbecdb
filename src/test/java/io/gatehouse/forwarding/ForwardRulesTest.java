package io.gatehouse.forwarding;

import static io.gatehouse.forwarding.Drafts.ORACLE;
import static io.gatehouse.forwarding.Drafts.book;
import static io.gatehouse.forwarding.Drafts.context;
import static io.gatehouse.forwarding.Drafts.enabled;
import static io.gatehouse.forwarding.Drafts.from;
import static io.gatehouse.forwarding.Drafts.named;
import static io.gatehouse.forwarding.Drafts.on;
import static io.gatehouse.forwarding.Drafts.ports;
import static io.gatehouse.forwarding.Drafts.protocol;
import static io.gatehouse.forwarding.Drafts.saying;
import static io.gatehouse.forwarding.Drafts.to;
import static io.gatehouse.forwarding.Drafts.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.forwarding.CheckedForward.Invalid;
import io.gatehouse.network.Finding;
import io.gatehouse.network.NatMode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForwardRulesTest {

    /// A bad draft, where it is refused, and in which words.
    record Bad(String what, ForwardDraft draft, String field, String words) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Bad> inputs() {
        return Stream.of(portInputs(), targets(), sources(), others()).flatMap(one -> one);
    }

    private static Stream<Bad> portInputs() {
        return Stream.of(
                new Bad(
                        "no port",
                        ports("", "1"),
                        "externalPort",
                        "Write a port or a range of ports, for example 51532 or 5514-5516."),
                new Bad(
                        "port 0",
                        ports("0", "1"),
                        "externalPort",
                        "0 is no port. Ports go from 1 to 65535, for example 51532."),
                new Bad(
                        "port 65536",
                        ports("65536", "1"),
                        "externalPort",
                        "65536 is no port. Ports go from 1 to 65535, for example 51532."),
                new Bad(
                        "a range beyond the last port",
                        ports("65000-70000", ""),
                        "externalPort",
                        "70000 is no port. Ports go from 1 to 65535, for example 51532."),
                new Bad(
                        "target port 0",
                        ports("51532", "0"),
                        "targetPort",
                        "0 is no port. Ports go from 1 to 65535, for example 1532."),
                new Bad(
                        "words",
                        ports("http", "80"),
                        "externalPort",
                        "“http” is no port. Write one from 1 to 65535 or a range of them, for example 51532 or"
                                + " 5514-5516."),
                new Bad(
                        "a rule in the port",
                        ports("1 accept;", "80"),
                        "externalPort",
                        "“1 accept;” is no port. Write one from 1 to 65535 or a range of them, for example 51532 or"
                                + " 5514-5516."),
                new Bad(
                        "a port that no int holds",
                        ports("99999999999", "80"),
                        "externalPort",
                        "“99999999999” is no port. Write one from 1 to 65535 or a range of them, for example 51532 or"
                                + " 5514-5516."),
                new Bad(
                        "a reversed range",
                        ports("5516-5514", "514-516"),
                        "externalPort",
                        "The range runs backwards. Write the lower port first: 5514-5516."),
                new Bad(
                        "ranges of different length",
                        ports("5514-5516", "514-515"),
                        "targetPort",
                        "5514-5516 outside is 3 ports and 514-515 inside is 2 ports. Both must be equally many, for"
                                + " example 514-516 for 5514-5516."),
                new Bad(
                        "a range to one port",
                        ports("5514-5516", "514"),
                        "targetPort",
                        "5514-5516 outside is 3 ports and 514 inside is 1 port. Both must be equally many, for example"
                                + " 514-516 for 5514-5516."),
                new Bad(
                        "a long range whose ports change",
                        ports("10000-12000", "20000-22000"),
                        "targetPort",
                        "A range whose ports change on the way has at most 1,000 ports; this one has 2,001. Use"
                                + " 10000-12000 inside too, or a shorter range."),
                new Bad(
                        "SSH",
                        ports("22", "22"),
                        "externalPort",
                        "TCP 22 is needed on the NAT instances: SSH to the NAT instances. Choose another port, for"
                                + " example 50022."),
                new Bad(
                        "a range over SSH",
                        ports("20-25", ""),
                        "externalPort",
                        "TCP 22 is needed on the NAT instances: SSH to the NAT instances. Choose another port, for"
                                + " example 50022."),
                new Bad(
                        "conntrackd",
                        protocol("UDP", "3780"),
                        "externalPort",
                        "UDP 3780 is needed on the NAT instances: conntrackd. Choose another port, for example"
                                + " 53780."));
    }

    private static Stream<Bad> targets() {
        String reserved =
                "AWS keeps the first four addresses and the last of every subnet: in 10.0.1.0/24, 10.0.1.0 to 10.0.1.3"
                        + " and 10.0.1.255. Take a host’s address, for example 10.0.1.20.";
        return Stream.of(
                new Bad(
                        "no target",
                        to(""),
                        "targetAddress",
                        "Write the address of a private host, for example 10.0.1.20."),
                new Bad(
                        "a target in a public subnet",
                        to("10.0.0.20"),
                        "targetAddress",
                        "10.0.0.20 is in no private subnet of this network. Take a private host: 10.0.1.0/24"
                                + " (private-a) or 10.0.3.0/24 (private-b)."),
                new Bad(
                        "a target outside the VPC",
                        to("192.168.1.1"),
                        "targetAddress",
                        "192.168.1.1 is in no private subnet of this network. Take a private host: 10.0.1.0/24"
                                + " (private-a) or 10.0.3.0/24 (private-b)."),
                new Bad("the subnet’s own address", to("10.0.1.0"), "targetAddress", reserved),
                new Bad("the subnet’s router", to("10.0.1.1"), "targetAddress", reserved),
                new Bad("the last reserved address", to("10.0.1.3"), "targetAddress", reserved),
                new Bad("the broadcast address", to("10.0.1.255"), "targetAddress", reserved),
                new Bad(
                        "a name",
                        to("db; drop"),
                        "targetAddress",
                        "“db; drop” is not an IPv4 address. Write four numbers from 0 to 255, for example 10.0.1.20."),
                new Bad(
                        "a NAT instance that is not there",
                        on("nat-c"),
                        "publishedOn",
                        "Choose nat-a or nat-b, or leave this empty for the address of the target’s own zone."));
    }

    private static Stream<Bad> sources() {
        return Stream.of(
                new Bad(
                        "no source",
                        from(),
                        "sources",
                        "Say who may connect: a block, for example 203.0.113.0/28, or a saved list."),
                new Bad(
                        "blank sources",
                        from(" ", ""),
                        "sources",
                        "Say who may connect: a block, for example 203.0.113.0/28, or a saved list."),
                new Bad(
                        "host bits in a source",
                        from("203.0.113.5/28"),
                        "sources[0]",
                        "“203.0.113.5/28” has host bits set. The block that contains it is 203.0.113.0/28."),
                new Bad(
                        "the second source",
                        from("203.0.113.0/28", "300.1.1.1"),
                        "sources[1]",
                        "“300.1.1.1” is not an IPv4 address. Write four numbers from 0 to 255, for example 10.0.1.20."),
                new Bad(
                        "IPv6",
                        from("2001:db8::/32"),
                        "sources[0]",
                        "“2001:db8::/32” is IPv6. Write an IPv4 block, for example 10.0.0.0/16."),
                new Bad(
                        "anywhere without the second question",
                        from("0.0.0.0/0"),
                        "sources[0]",
                        "0.0.0.0/0 opens the forward to the whole internet. If that is what you want, answer the second"
                                + " question: confirmAnywhere."),
                new Bad(
                        "half the internet without the second question",
                        from("0.0.0.0/1", "128.0.0.0/1"),
                        "sources[0]",
                        "0.0.0.0/1 opens the forward to a large part of the internet. If that is what you want, answer"
                                + " the second question: confirmAnywhere."),
                new Bad(
                        "a list that is not there",
                        from("office"),
                        "sources[0]",
                        "There is no saved list “office”. Write a block, for example 203.0.113.0/28."),
                new Bad(
                        "too many",
                        from(IntStream.range(0, 61).mapToObj("203.0.113.%d/32"::formatted).toArray(String[]::new)),
                        "sources",
                        "At most 60 sources. Put more into larger blocks."),
                new Bad(
                        "more than the group has room for",
                        from(IntStream.range(0, 57).mapToObj("203.0.%d.0/24"::formatted).toArray(String[]::new)),
                        "sources",
                        "The NAT instances’ security group has room for 56 more inbound rules, and this takes 57. The"
                                + " account may have 60 in each group; AWS allows more when asked. Name fewer or larger"
                                + " blocks, for example 203.0.113.0/28, or close other forwards."));
    }

    private static Stream<Bad> others() {
        return Stream.of(
                new Bad(
                        "no name",
                        named(""),
                        "name",
                        "Give the forward a name of 1 to 60 characters: letters, digits, spaces, and any of . - _, for"
                                + " example oracle."),
                new Bad(
                        "braces in the name",
                        named("a } b {"),
                        "name",
                        "Give the forward a name of 1 to 60 characters: letters, digits, spaces, and any of . - _, for"
                                + " example oracle."),
                new Bad("another protocol", protocol("SCTP", "5000"), "protocol", "Choose a protocol: TCP or UDP."),
                new Bad(
                        "a time without a zone",
                        until("2026-03-02T10:00"),
                        "expiresAt",
                        "“2026-03-02T10:00” is no time. Write it with its zone, for example 2026-03-01T18:00:00Z, or"
                                + " leave this empty for never."),
                new Bad(
                        "a time that is over",
                        until("2026-03-01T10:00:00Z"),
                        "expiresAt",
                        "2026-03-01T10:00:00Z is over. Choose a time to come, for example 2026-03-01T18:00:00Z, or"
                                + " leave this empty for never."),
                new Bad(
                        "a long comment",
                        saying("", "x".repeat(501)),
                        "comment",
                        "At most 500 characters; this has 501. Shorten it."),
                new Bad(
                        "a long owner",
                        saying("x".repeat(101), ""),
                        "owner",
                        "At most 100 characters; this has 101. Shorten it."));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void isRefusedAtItsFieldInTheseWords(Bad bad) {
        assertThat(errors(bad.draft(), context(NatMode.PAIR, ForwardBook.EMPTY)).getFirst())
                .isEqualTo(new Finding(bad.field(), bad.words(), Optional.empty()));
    }

    @Test
    void aPortOfAnAddressLeadsToOnePlaceOnly() {
        ForwardBook there = book(ORACLE, ports("6000-6010", ""));

        assertThat(errors(named("second"), context(NatMode.PAIR, there)))
                .extracting(Finding::field, Finding::message)
                .containsExactly(
                        tuple(
                                "externalPort",
                                "TCP 51532 on the address of nat-a leads to 10.0.1.20:1532 already (forward “oracle”)."
                                        + " Choose another port, for example 51533."));
        assertThat(errors(ports("6010-6020", ""), context(NatMode.PAIR, there)).getFirst().message())
                .contains("TCP 6000-6010 on the address of nat-a", "for example 6011-6021");
    }

    @Test
    void theSamePortMayLeadElsewhereOverUdpAndOnTheOtherAddress() {
        ForwardBook there = book(ORACLE);

        assertThat(ForwardRules.check(protocol("UDP", "51532"), context(NatMode.PAIR, there)))
                .isInstanceOf(CheckedForward.Valid.class);
        assertThat(ForwardRules.check(to("10.0.3.20"), context(NatMode.PAIR, there)))
                .as("zone b has its own address")
                .isInstanceOf(CheckedForward.Valid.class);
        assertThat(errors(to("10.0.3.20").orElse(on("nat-a")), context(NatMode.PAIR, there))).isNotEmpty();
        assertThat(errors(to("10.0.3.20"), context(NatMode.SINGLE, book(NatMode.SINGLE, ORACLE))))
                .as("a single NAT instance has one address for both zones")
                .hasSize(1);
    }

    @Test
    void aClosedForwardHoldsNoPortUntilItIsOpenedAgain() {
        ForwardBook there = book(enabled(false).orElse(ORACLE), named("second"));

        assertThat(errors(enabled(true), Drafts.editing(there, 1)))
                .extracting(Finding::field)
                .containsExactly("externalPort");
    }

    @Test
    void anywhereIsTakenOnceTheSecondQuestionIsAnswered() {
        var confirmed =
                new ForwardDraft(null, null, null, null, null, null, true, null, null, null, null, null)
                        .orElse(from("0.0.0.0/0"));
        ForwardBook there = book(confirmed);

        assertThat(there.find(1).orElseThrow().sources()).hasSize(1);
        assertThat(ForwardRules.check(saying("ops", "").orElse(from("0.0.0.0/0")), Drafts.editing(there, 1)))
                .as("what was agreed to is not asked again")
                .isInstanceOf(CheckedForward.Valid.class);
    }

    @Test
    void withoutANatInstanceNothingCanBePublished() {
        assertThat(errors(ORACLE, context(NatMode.NONE, ForwardBook.EMPTY)))
                .extracting(Finding::field, Finding::message)
                .containsExactly(
                        tuple(
                                "publishedOn",
                                "“payments” has no NAT instance, so nothing can be published. Give it one or a pair"
                                        + " first."));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceInTheOrderOfTheForm() {
        var bad =
                new ForwardDraft(
                        "{", "ICMP", "0", "10.0.0.1", "x", List.of("::/0"), null, "nat-z", true, "soon", null, null);

        assertThat(errors(bad, context(NatMode.PAIR, ForwardBook.EMPTY)))
                .extracting(Finding::field)
                .containsExactly(
                        "sources[0]",
                        "name",
                        "protocol",
                        "externalPort",
                        "targetAddress",
                        "targetPort",
                        "publishedOn",
                        "expiresAt");
    }

    @Test
    void whatIsLeftOutOfANewForwardTakesTheDefault() {
        Forward forward = book(ports("8443", "")).find(1).orElseThrow();

        assertThat(forward.targetPorts()).isEqualTo(forward.externalPorts());
        assertThat(forward.enabled()).isTrue();
        assertThat(forward.expiresAt()).isNull();
        assertThat(forward.owner()).isEqualTo("ines");
        assertThat(forward.publishedOn()).isEmpty();
    }

    @Test
    void theRoomThatIsLeftInTheSecurityGroupIsSaid() {
        var valid = ForwardRules.check(from("203.0.113.0/28", "192.0.2.7"), context(NatMode.PAIR, ForwardBook.EMPTY));

        assertThat(valid.orElseThrow().rulesLeft()).isEqualTo(54);
    }

    private static List<Finding> errors(ForwardDraft draft, ForwardContext context) {
        var checked = ForwardRules.check(draft, context);
        assertThat(checked).isInstanceOf(Invalid.class);
        return ((Invalid) checked).errors();
    }
}
