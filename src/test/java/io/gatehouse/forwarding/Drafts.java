package io.gatehouse.forwarding;

import io.gatehouse.network.Layouts;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.Network;
import io.gatehouse.network.Protocol;
import io.gatehouse.network.TakenPort;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.PortRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Drafts of forwards and what they are checked against, for tests.
public final class Drafts {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    /// The article's example: 51532 outside to an Oracle listener on 1532.
    static final ForwardDraft ORACLE =
            new ForwardDraft(
                    "oracle",
                    "TCP",
                    "51532",
                    "10.0.1.20",
                    "1532",
                    List.of("203.0.113.0/28"),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);

    private static final List<TakenPort> TAKEN =
            List.of(
                    new TakenPort(Protocol.TCP, PortRange.of(22), "SSH to the NAT instances"),
                    new TakenPort(Protocol.UDP, PortRange.of(3780), "conntrackd"));

    private Drafts() {}

    /// A network of the usual layout.
    static Network network(NatMode mode) {
        return new Network(new NetworkId(7), 1, 3, Layouts.usual(mode), false, Instant.EPOCH);
    }

    static ForwardContext context(NatMode mode, ForwardBook book) {
        return new ForwardContext(network(mode), book, Optional.empty(), TAKEN, new GroupRoom(60, 4), NOW, "ines");
    }

    static ForwardContext editing(ForwardBook book, int number) {
        ForwardContext context = context(NatMode.PAIR, book);
        return new ForwardContext(
                context.network(), book, book.find(number), TAKEN, context.room(), NOW, context.author());
    }

    /// The book with what the drafts say, one after the other.
    public static ForwardBook book(ForwardDraft... drafts) {
        return book(NatMode.PAIR, drafts);
    }

    static ForwardBook book(NatMode mode, ForwardDraft... drafts) {
        ForwardBook book = ForwardBook.EMPTY;
        for (ForwardDraft draft : drafts) {
            book = ForwardRules.check(draft, context(mode, book)).orElseThrow().book();
        }
        return book;
    }

    static ForwardDraft ports(String external, String target) {
        return new ForwardDraft(
                "ports",
                "TCP",
                external,
                "10.0.1.20",
                target,
                List.of("203.0.113.0/28"),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static ForwardDraft to(String address) {
        return new ForwardDraft(
                "target",
                "TCP",
                "51532",
                address,
                "1532",
                List.of("203.0.113.0/28"),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static ForwardDraft from(String... sources) {
        return new ForwardDraft(
                "sources", "TCP", "51532", "10.0.1.20", "1532", List.of(sources), null, null, null, null, null, null);
    }

    static ForwardDraft protocol(String protocol, String external) {
        return new ForwardDraft(
                "protocol",
                protocol,
                external,
                "10.0.1.20",
                "",
                List.of("203.0.113.0/28"),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static ForwardDraft enabled(boolean enabled) {
        return new ForwardDraft(null, null, null, null, null, null, null, null, enabled, null, null, null);
    }

    static ForwardDraft on(String publishedOn) {
        return new ForwardDraft(null, null, null, null, null, null, null, publishedOn, null, null, null, null)
                .orElse(ORACLE);
    }

    static ForwardDraft until(String expiresAt) {
        return new ForwardDraft(null, null, null, null, null, null, null, null, null, expiresAt, null, null)
                .orElse(ORACLE);
    }

    static ForwardDraft named(String name) {
        return new ForwardDraft(name, null, null, null, null, null, null, null, null, null, null, null).orElse(ORACLE);
    }

    static ForwardDraft saying(String owner, String comment) {
        return new ForwardDraft(null, null, null, null, null, null, null, null, null, null, owner, comment)
                .orElse(ORACLE);
    }
}
