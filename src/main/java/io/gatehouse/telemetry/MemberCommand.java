package io.gatehouse.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A command and what became of it.
///
/// @param target the private host and port that it is about, for example `10.0.1.20:1532`, or the name; null when it is
///   about none
/// @param expiresAt until when the member may begin with it
/// @param answeredAt when it answered; null until it has
/// @param ok whether it did what it was told; null until it has answered
/// @param answer what it said, as a sentence; null until it has
public record MemberCommand(
        long id,
        MemberId member,
        CommandKind kind,
        @Nullable String target,
        String author,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable Instant answeredAt,
        @Nullable Boolean ok,
        @Nullable String answer) {

    /// Whether an answer may still come.
    public boolean isOpen(Instant now) {
        return answeredAt == null && now.isBefore(expiresAt);
    }

    /// Its name in the channel.
    String code() {
        return "c" + id;
    }
}
