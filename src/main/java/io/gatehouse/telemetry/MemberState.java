package io.gatehouse.telemetry;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a NAT instance last said of itself.
///
/// @param boot names the time since it started last
/// @param sentAt when it said so, by AWS's clock
/// @param skew how far its own clock was ahead of that; negative when behind. A second or two is the way of the message
/// @param foundSilentAt when its peer last took over because it was silent, by AWS's clock; null when it never did
public record MemberState(
        MemberId id, String boot, Instant sentAt, Duration skew, Heartbeat heartbeat, @Nullable Instant foundSilentAt) {

    /// After so long without a heartbeat, of which one is due every ten seconds, a member is taken for silent.
    public static final Duration SILENT_AFTER = Duration.ofSeconds(35);

    private static final Duration TOLERATED_SKEW = Duration.ofSeconds(30);

    /// What a member said that its peer never found silent.
    public MemberState(MemberId id, String boot, Instant sentAt, Duration skew, Heartbeat heartbeat) {
        this(id, boot, sentAt, skew, heartbeat, null);
    }

    /// Whether it has been silent for too long, or its peer has found it silent since.
    public boolean isSilent(Instant now) {
        return sentAt.plus(SILENT_AFTER).isBefore(now) || (foundSilentAt != null && foundSilentAt.isAfter(sentAt));
    }

    /// Whether its clock is so far off that AWS may soon refuse its calls.
    public boolean hasWrongClock() {
        return skew.abs().compareTo(TOLERATED_SKEW) > 0;
    }
}
