package io.gatehouse.forwarding;

import java.util.List;

/// Books of forwards for tests of other modules.
public final class Books {

    private Books() {}

    /// The book with what the drafts say, one after the other.
    public static ForwardBook of(ForwardDraft... drafts) {
        return Drafts.book(drafts);
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
}
