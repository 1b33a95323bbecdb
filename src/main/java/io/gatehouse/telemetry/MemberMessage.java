package io.gatehouse.telemetry;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A message that could be read.
sealed interface MemberMessage {

    /// Who sent it.
    Origin origin();

    /// @param boot names the time since the machine started last
    /// @param seq rises with every message of a boot
    /// @param at when it was sent, by the sender's own clock
    record Origin(MemberId id, String boot, long seq, Instant at) {}

    /// The state of the member.
    record Beat(Origin origin, Heartbeat heartbeat) implements MemberMessage {}

    /// Something happened.
    ///
    /// @param event for example `TAKEOVER_DONE`
    /// @param identity the slot of the home of the identity that it is about; null when about none
    /// @param millis how long its phases took
    record Happening(
            Origin origin, String event, @Nullable String identity, @Nullable String reason, Map<String, Long> millis)
            implements MemberMessage {}

    /// The answer to a command.
    record Answer(Origin origin, String command, boolean ok, String text) implements MemberMessage {}
}
