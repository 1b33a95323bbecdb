package io.gatehouse.telemetry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A command and what became of it.
///
/// @param expiresAt until when the member may begin with it
/// @param answeredAt when it answered; null until it has
/// @param ok whether it did what it was told; null until it has answered
/// @param answer what it said, as a sentence; null until it has
public record MemberCommand(
        long id,
        MemberId member,
        CommandKind kind,
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
