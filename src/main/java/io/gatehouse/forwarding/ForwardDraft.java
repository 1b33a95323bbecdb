package io.gatehouse.forwarding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A forward as somebody typed it: a form and the body of an API call are both this. Nothing in it need be right. Null
/// is what was left out: the default in a new forward, what it was before in a change.
///
/// @param name what to call it
/// @param protocol `TCP` or `UDP`
/// @param externalPort a port or a range, for example `51532` or `5514-5516`
/// @param targetAddress the private host
/// @param targetPort a port or a range; empty for the same as outside
/// @param sources blocks, addresses, and names of saved lists
/// @param confirmAnywhere the answer to the second question: that the whole internet may connect
/// @param publishedOn `nat-a` or `nat-b`; empty for the address of the target's own zone
/// @param enabled whether it is open
/// @param expiresAt when it closes, in ISO 8601 with a zone; empty for never
/// @param owner who is asked about it; empty for whoever makes it
/// @param comment anything
public record ForwardDraft(
        @Nullable String name,
        @Nullable String protocol,
        @Nullable String externalPort,
        @Nullable String targetAddress,
        @Nullable String targetPort,
        @Nullable List<String> sources,
        @Nullable Boolean confirmAnywhere,
        @Nullable String publishedOn,
        @Nullable Boolean enabled,
        @Nullable String expiresAt,
        @Nullable String owner,
        @Nullable String comment) {

    public ForwardDraft {
        sources = sources == null ? null : sources.stream().map(one -> one == null ? "" : one).toList();
    }

    /// The draft that changes nothing of a forward.
    public static ForwardDraft of(Forward forward) {
        return new ForwardDraft(
                forward.name(),
                forward.protocol().name(),
                forward.externalPorts().toString(),
                forward.targetAddress().text(),
                forward.targetPorts().toString(),
                forward.sources().stream().map(Source::toString).toList(),
                null,
                forward.publishedOn().orElse(""),
                forward.enabled(),
                forward.expiresAt() == null ? "" : forward.expiresAt().toString(),
                forward.owner(),
                forward.comment());
    }

    /// The draft that opens or closes a forward and changes nothing else.
    public static ForwardDraft switched(boolean enabled) {
        return new ForwardDraft(null, null, null, null, null, null, null, null, enabled, null, null, null);
    }

    /// This draft, with what was left out taken from another one.
    ForwardDraft orElse(ForwardDraft other) {
        return new ForwardDraft(
                or(name, other.name),
                or(protocol, other.protocol),
                or(externalPort, other.externalPort),
                or(targetAddress, other.targetAddress),
                or(targetPort, other.targetPort),
                sources == null ? other.sources : sources,
                confirmAnywhere == null ? other.confirmAnywhere : confirmAnywhere,
                or(publishedOn, other.publishedOn),
                enabled == null ? other.enabled : enabled,
                or(expiresAt, other.expiresAt),
                or(owner, other.owner),
                or(comment, other.comment));
    }

    private static @Nullable String or(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
