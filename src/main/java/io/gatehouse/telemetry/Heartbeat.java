package io.gatehouse.telemetry;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a NAT instance says of itself every ten seconds. What it does not know it leaves out, and that is null here,
/// never 0.
///
/// @param agent the version of the agent
/// @param bundle which bundle it runs
/// @param carries the identities that it carries, by the slot of their home, for example `nat-a`; null when unknown
/// @param vrrp the VRRP state of each identity
/// @param fit whether it could carry an identity
/// @param unfit what is wrong when it is not
/// @param egress the way to the internet
/// @param peer the way to its peer
/// @param conntrack connections that it tracks
/// @param traffic through its data interface since it booted
/// @param ena counters of what AWS's virtual network card dropped, by name
/// @param load the load average over one minute
/// @param clockOffsetMs how far its clock is off, in milliseconds
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Heartbeat(
        @Nullable String agent,
        @Nullable Bundle bundle,
        @Nullable List<String> carries,
        @Nullable Map<String, String> vrrp,
        @Nullable Boolean fit,
        @Nullable List<String> unfit,
        @Nullable Path egress,
        @Nullable Path peer,
        @Nullable Conntrack conntrack,
        @Nullable Traffic traffic,
        @Nullable Map<String, Long> ena,
        @Nullable Double load,
        @Nullable Double clockOffsetMs) {

    /// Bundles by their digest.
    ///
    /// @param applied the one that runs
    /// @param refused one that was fetched and did not pass its checks
    /// @param reason why it was refused
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Bundle(@Nullable String applied, @Nullable String refused, @Nullable String reason) {}

    /// A way that is measured.
    ///
    /// @param rttMs the round trip, in milliseconds
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Path(@Nullable Double rttMs, @Nullable Double lossPercent) {}

    /// Tracked connections.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Conntrack(@Nullable Long used, @Nullable Long max) {}

    /// What went through.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Traffic(
            @Nullable Long bytesIn, @Nullable Long bytesOut, @Nullable Long packetsIn, @Nullable Long packetsOut) {}

    /// The identities that it says it carries; none when it does not say.
    public List<String> carried() {
        return carries == null ? List.of() : carries;
    }
}
