package io.gatehouse.telemetry;

import java.time.Duration;
import java.time.Instant;

/// What a NAT instance last said of itself.
///
/// @param boot names the time since it started last
/// @param sentAt when it said so, by AWS's clock
/// @param skew how far its own clock was ahead of that; negative when behind. A second or two is the way of the message
public record MemberState(MemberId id, String boot, Instant sentAt, Duration skew, Heartbeat heartbeat) {

    /// After so long without a heartbeat, of which one is due every ten seconds, a member is taken for silent.
    public static final Duration SILENT_AFTER = Duration.ofSeconds(35);

    private static final Duration TOLERATED_SKEW = Duration.ofSeconds(30);

    /// Whether it has been silent for too long.
    public boolean isSilent(Instant now) {
        return sentAt.plus(SILENT_AFTER).isBefore(now);
    }

    /// Whether its clock is so far off that AWS may soon refuse its calls.
    public boolean hasWrongClock() {
        return skew.abs().compareTo(TOLERATED_SKEW) > 0;
    }
}
