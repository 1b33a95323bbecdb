package io.gatehouse.forwarding;

import static io.gatehouse.forwarding.Drafts.ORACLE;
import static io.gatehouse.forwarding.Drafts.book;
import static io.gatehouse.forwarding.Drafts.enabled;
import static io.gatehouse.forwarding.Drafts.from;
import static io.gatehouse.forwarding.Drafts.network;
import static io.gatehouse.forwarding.Drafts.on;
import static io.gatehouse.forwarding.Drafts.ports;
import static io.gatehouse.forwarding.Drafts.saying;
import static io.gatehouse.forwarding.Drafts.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.gatehouse.network.Finding;
import io.gatehouse.network.Layouts;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.Network;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.SecurityGroupRule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForwardBookTest {

    private final ForwardsPart part = new ForwardsPart();

    @Test
    void aBookIsReadAsItWasWritten() {
        ForwardBook book =
                book(ORACLE, ports("1", "2").orElse(on("nat-b")), ports("6000-6010", ""))
                        .with(new SourceList("office", List.of(Cidr.parse("203.0.113.0/28"))));

        assertThat(BookJson.read(BookJson.write(book))).isEqualTo(book);
        assertThat(BookJson.write(ForwardBook.EMPTY)).isEmpty();
        assertThat(BookJson.read("")).isEqualTo(ForwardBook.EMPTY);
    }

    @Test
    void anEditThatSaysTheSameChangesNothing() {
        ForwardBook book = book(ORACLE);

        assertThat(change(book, ORACLE)).isEqualTo(book);
    }

    @Test
    void connectionsKeepTheirMarkAsLongAsTheyLeadToTheSamePlace() {
        ForwardBook book = book(ORACLE);

        assertThat(mark(change(book, saying("ops", "night shift")))).isEqualTo(mark(book));
        assertThat(mark(change(book, from("192.0.2.0/24").orElse(ORACLE)))).isEqualTo(mark(book));
        assertThat(mark(change(book, to("10.0.1.21")))).isGreaterThan(mark(book));
        assertThat(mark(change(book, on("nat-b")))).isGreaterThan(mark(book));
    }

    @Test
    void anotherTimeOpenIsAnotherMark() {
        ForwardBook closed = change(book(ORACLE), enabled(false));

        assertThat(mark(change(closed, enabled(true)))).isGreaterThan(mark(book(ORACLE)));
    }

    @Test
    void aSourceInsideAnotherOneIsNotNamedTwice() {
        ForwardBook book = book(from("203.0.113.0/24", "203.0.113.7", "192.0.2.7/32", "192.0.2.7"));

        assertThat(book.blocks(book.find(1).orElseThrow().sources()))
                .containsExactly(Cidr.parse("192.0.2.7/32"), Cidr.parse("203.0.113.0/24"));
    }

    @Test
    void aSavedListIsWrittenOutWhereItIsUsed() {
        ForwardBook lists = ForwardBook.EMPTY.with(new SourceList("office", List.of(Cidr.parse("203.0.113.0/28"))));
        ForwardBook book = ForwardRules.check(from("OFFICE"), Drafts.context(NatMode.PAIR, lists)).orElseThrow().book();

        assertThat(rules(book)).containsExactly("in tcp/51532 from 203.0.113.0/28, nat-data");
        assertThat(rules(book.with(new SourceList("office", List.of(Cidr.parse("192.0.2.0/24"))))))
                .containsExactly("in tcp/51532 from 192.0.2.0/24, nat-data");
    }

    @Test
    void openForwardsAloneHaveRulesAndEachOnlyOnce() {
        ForwardBook book = book(ORACLE, to("10.0.3.20"), enabled(false).orElse(ports("8080", "80")));

        assertThat(rules(book)).containsExactly("in tcp/51532 from 203.0.113.0/28, nat-data");
    }

    @Test
    void aForwardIsPublishedInItsTargetsZoneOrWhereItsOwnerSays() {
        var published = published(NatMode.PAIR, book(ORACLE, to("10.0.3.20"), ports("1", "1").orElse(on("nat-b"))));

        assertThat(published).extracting(one -> one.identity().slot()).containsExactly("nat-a", "nat-b", "nat-b");
        assertThat(published).extracting(PublishedForward::hidesClient).containsExactly(false, false, true);
    }

    @Test
    void aSingleNatInstancePublishesForBothZones() {
        ForwardBook book = book(NatMode.SINGLE, ORACLE, Drafts.protocol("UDP", "514").orElse(to("10.0.3.20")));

        assertThat(published(NatMode.SINGLE, book))
                .extracting(one -> one.identity().slot(), PublishedForward::hidesClient)
                .containsOnly(tuple("nat-a", false));
    }

    @Test
    void aLayoutThatAnOpenForwardCannotStandIsRefusedWhereItIsEdited() {
        Network network = network(NatMode.PAIR);
        String content = BookJson.write(book(ORACLE));

        assertThat(part.conflicts(network, Layouts.usual(NatMode.PAIR), content)).isEmpty();
        assertThat(part.conflicts(network, Layouts.usual(NatMode.NONE), content))
                .containsExactly(
                        new Finding(
                                "nat.mode",
                                "Port forward “oracle” (TCP 51532 to 10.0.1.20:1532) is published on a NAT instance"
                                        + " that would be gone. Close or move it first.",
                                Optional.empty()));
        assertThat(part.conflicts(network, Layouts.smallest(NatMode.PAIR), content))
                .extracting(Finding::field)
                .containsExactly("subnets");
        assertThat(
                        part.conflicts(
                                network,
                                Layouts.usual(NatMode.NONE),
                                BookJson.write(change(book(ORACLE), enabled(false)))))
                .isEmpty();
    }

    @Test
    void theHistoryTellsWhatChanged() {
        String before = BookJson.write(book(ORACLE));
        String after = BookJson.write(change(book(ORACLE), enabled(false)));

        assertThat(part.differences(before, after))
                .containsExactly(
                        new Difference(
                                "Forward f1",
                                "oracle, TCP 51532 to 10.0.1.20:1532 from 203.0.113.0/28, open, of ines",
                                "oracle, TCP 51532 to 10.0.1.20:1532 from 203.0.113.0/28, closed, of ines",
                                Difference.Effect.UPDATE));
        assertThat(part.differences("", before)).extracting(Difference::before).containsExactly("");
    }

    private static ForwardBook change(ForwardBook book, ForwardDraft draft) {
        return ForwardRules.check(draft, Drafts.editing(book, 1)).orElseThrow().book();
    }

    private static int mark(ForwardBook book) {
        return book.find(1).orElseThrow().mark();
    }

    private static List<String> rules(ForwardBook book) {
        return ForwardingDesiredState.rules(network(NatMode.PAIR), book).stream()
                .map(SecurityGroupRule::label)
                .toList();
    }

    private static List<PublishedForward> published(NatMode mode, ForwardBook book) {
        return PublishedForward.of(network(mode).id(), network(mode).layout(), book);
    }
}
