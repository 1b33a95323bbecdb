package io.gatehouse.forwarding;

import io.gatehouse.network.NatMode;
import io.gatehouse.topology.PortRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Books of forwards for tests of other modules.
public final class Books {

    private Books() {}

    /// The book with what the drafts say, one after the other.
    public static ForwardBook of(ForwardDraft... drafts) {
        return Drafts.book(drafts);
    }

    /// The book with what a draft says; empty when the draft breaks a rule.
    public static Optional<ForwardBook> tried(ForwardDraft draft) {
        var checked = ForwardRules.check(draft, Drafts.context(NatMode.PAIR, ForwardBook.EMPTY));
        return checked instanceof CheckedForward.Valid valid ? Optional.of(valid.book()) : Optional.empty();
    }

    /// @param target address and ports, for example `10.0.1.20:1532`
    public static ForwardDraft tcp(String external, String target, String... sources) {
        return draft("TCP", external, target, sources);
    }

    /// @param target address and ports, for example `10.0.1.20:514-516`
    public static ForwardDraft udp(String external, String target, String... sources) {
        return draft("UDP", external, target, sources);
    }

    /// The draft, published on a certain address.
    public static ForwardDraft on(String slot, ForwardDraft draft) {
        return new ForwardDraft(null, null, null, null, null, null, null, slot, null, null, null, null).orElse(draft);
    }

    /// The draft, closing at a time.
    public static ForwardDraft until(String expiresAt, ForwardDraft draft) {
        return new ForwardDraft(null, null, null, null, null, null, null, null, null, expiresAt, null, null)
                .orElse(draft);
    }

    /// The draft, with the second question answered.
    public static ForwardDraft anywhere(ForwardDraft draft) {
        return new ForwardDraft(null, null, null, null, null, null, true, null, null, null, null, null).orElse(draft);
    }

    private static ForwardDraft draft(String protocol, String external, String target, String... sources) {
        String[] parts = target.split(":");
        return new ForwardDraft(
                "forward " + external,
                protocol,
                external,
                parts[0],
                parts[1],
                List.of(sources),
                null,
                null,
                true,
                null,
                null,
                null);
    }

    /// The book with some forwards closed.
    public static ForwardBook closing(ForwardBook book, int... numbers) {
        ForwardBook changed = book;
        for (int number : numbers) {
            changed = changed.with(changed.find(number).orElseThrow().closed(), 9);
        }
        return changed;
    }

    /// The book with the ports to which two forwards lead exchanged.
    public static ForwardBook swapping(ForwardBook book, int one, int other) {
        Forward first = book.find(one).orElseThrow();
        Forward second = book.find(other).orElseThrow();
        return book.with(leading(first, second.targetPorts()), 9).with(leading(second, first.targetPorts()), 9);
    }

    private static Forward leading(Forward forward, PortRange targetPorts) {
        return copy(forward, forward.number(), forward.externalPorts(), targetPorts, forward.expiresAt());
    }

    /// The book with a forward that closes at a time.
    public static ForwardBook closingAt(ForwardBook book, int number, Instant at) {
        Forward forward = book.find(number).orElseThrow();
        return book.with(copy(forward, number, forward.externalPorts(), forward.targetPorts(), at), 9);
    }

    /// The book with many more forwards to one place, from a port on: as many as no security group has room for.
    public static ForwardBook with(ForwardBook book, int count, int from, int port) {
        Forward model = book.forwards().getFirst();
        ForwardBook more = book;
        for (int i = 0; i < count; i++) {
            more = more.with(copy(model, more.next(), PortRange.of(from + i), PortRange.of(port), null), 9);
        }
        return more;
    }

    private static Forward copy(
            Forward model, int number, PortRange external, PortRange target, @Nullable Instant expiresAt) {
        return new Forward(
                number,
                0,
                model.name(),
                model.protocol(),
                external,
                model.targetAddress(),
                target,
                model.sources(),
                model.publishedOn(),
                true,
                expiresAt,
                model.owner(),
                model.comment(),
                1);
    }
}
