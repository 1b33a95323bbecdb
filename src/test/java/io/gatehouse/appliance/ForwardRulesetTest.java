package io.gatehouse.appliance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.forwarding.Books;
import io.gatehouse.forwarding.ForwardBook;
import io.gatehouse.network.NatMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForwardRulesetTest {

    private static final ForwardBook ORACLE = Books.of(Books.tcp("51532", "10.0.1.20:1532", "203.0.113.0/28"));

    @Test
    void aForwardIsADestinationAMarkAndItsSources() {
        assertThat(lines(NatMode.PAIR, ORACLE))
                .contains(
                        "tcp . 51532 : 10.0.1.20 . 1532",
                        "tcp . 51532 : 1",
                        "1 . 10.0.1.0/24,",
                        "1 . 10.0.3.0/24,",
                        "1 . 203.0.113.0/28");
    }

    @Test
    void bothMembersKnowTheForwardsOfBothIdentities() {
        var book =
                Books.of(
                        Books.tcp("51532", "10.0.1.20:1532", "203.0.113.0/28"),
                        Books.tcp("2222", "10.0.3.20:22", "203.0.113.0/28"));
        var bundles = Layouts.bundles(Layouts.usual(NatMode.PAIR), book);

        assertThat(forwardsOf(bundles.get("nat-a"))).isEqualTo(forwardsOf(bundles.get("nat-b")));
        assertThat(forwardsOf(bundles.get("nat-a")))
                .containsSubsequence("map forwards_nat-a {", "tcp . 51532 : 10.0.1.20 . 1532")
                .containsSubsequence("map forwards_nat-b {", "tcp . 2222 : 10.0.3.20 . 22");
    }

    @Test
    void aRangeThatKeepsItsPortsIsOneEntryAndOneThatShiftsThemIsOneForEach() {
        var book =
                Books.of(
                        Books.tcp("6000-6100", "10.0.1.20:6000-6100", "203.0.113.0/28"),
                        Books.udp("5514-5516", "10.0.3.40:514-516", "192.0.2.0/24"));

        assertThat(lines(NatMode.SINGLE, book))
                .contains(
                        "tcp . 6000-6100 : 10.0.1.20", "udp . 5514 : 10.0.3.40 . 514,", "udp . 5516 : 10.0.3.40 . 516");
    }

    @Test
    void aForwardOnTheOtherAddressHidesTheClientBehindThatIdentity() {
        var book = Books.of(Books.on("nat-b", Books.tcp("51532", "10.0.1.20:1532", "203.0.113.0/28")));

        assertThat(lines(NatMode.PAIR, book)).contains("1 : 10.0.2.5");
        assertThat(lines(NatMode.PAIR, ORACLE)).doesNotContain("1 : 10.0.0.5");
    }

    @Test
    void aForwardClosesByTheClockOfTheNatInstance() {
        var book =
                Books.of(Books.until("2030-01-01T00:00:00Z", Books.tcp("51532", "10.0.1.20:1532", "203.0.113.0/28")));

        assertThat(lines(NatMode.PAIR, book)).contains("1 . 1893456000-9000000000");
    }

    @Test
    void aSourceThatHoldsThePrivateSubnetsIsNamedAlone() {
        var book = Books.of(Books.anywhere(Books.tcp("51532", "10.0.1.20:1532", "0.0.0.0/0")));

        assertThat(lines(NatMode.PAIR, book)).contains("1 . 0.0.0.0/0").doesNotContain("1 . 10.0.1.0/24,");
    }

    private static List<String> lines(NatMode mode, ForwardBook book) {
        return forwardsOf(Layouts.bundles(Layouts.usual(mode), book).get("nat-a"));
    }

    private static List<String> forwardsOf(Bundle bundle) {
        String ruleset = Unpacked.of(bundle).text("files/etc/gatehouse/nat.nft");
        return ruleset.substring(ruleset.indexOf("set forward_sources"), ruleset.indexOf("chain input"))
                .lines()
                .map(String::strip)
                .toList();
    }
}
