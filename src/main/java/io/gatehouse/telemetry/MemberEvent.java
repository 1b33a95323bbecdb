package io.gatehouse.telemetry;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that happened on a NAT instance.
///
/// @param event for example `TAKEOVER_DONE`
/// @param identity the slot of the home of the identity that it is about; null when about none
/// @param reason why, in the agent's words; null when it gave none
/// @param millis how long its phases took, in milliseconds; `total` is all of them
/// @param at when, by AWS's clock
public record MemberEvent(
        long id,
        MemberId member,
        String event,
        @Nullable String identity,
        @Nullable String reason,
        Map<String, Long> millis,
        Instant at) {

    private static final Set<String> NOTABLE =
            Set.of("TAKEOVER_DONE", "TAKEOVER_REFUSED", "RESIGNED", "FAILBACK_DONE", "UNFIT", "BUNDLE_REFUSED");

    /// Whether somebody who looks at many networks at once would want to be told.
    public boolean isNotable() {
        return NOTABLE.contains(event);
    }
}
