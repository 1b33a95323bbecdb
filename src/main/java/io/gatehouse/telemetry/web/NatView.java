package io.gatehouse.telemetry.web;

import io.gatehouse.telemetry.Heartbeat;
import io.gatehouse.telemetry.MemberCommand;
import io.gatehouse.telemetry.NatHealth;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that the page of a network's NAT instances shows.
///
/// @param now when it was put together
/// @param finding what stands at its head, as a sentence; null when all is well
record NatView(
        Instant now,
        NatHealth health,
        @Nullable String finding,
        List<MemberCard> members,
        List<RouteLine> routes,
        List<EventLine> events,
        List<MemberCommand> commands) {

    /// One member.
    ///
    /// @param carries the slots of the identities that it says it carries; null when it is not heard
    /// @param publicAddress of its identity; null when AWS was not seen to have one
    /// @param publicAddressAt the slot of the member that the address was seen to point at; null when at nobody
    /// @param instance what AWS says of the machine; null when there is none
    /// @param lastHeartbeat by AWS's clock; null when there never was one
    /// @param said its last heartbeat, or an empty one; what is not known is null
    /// @param clock what is wrong with its clock, as a sentence; null when nothing is
    /// @param actions what it can be told now
    record MemberCard(
            String slot,
            String letter,
            String zone,
            NatHealth health,
            @Nullable List<String> carries,
            @Nullable String publicAddress,
            @Nullable String publicAddressAt,
            @Nullable String instance,
            @Nullable Instant lastHeartbeat,
            Heartbeat said,
            @Nullable String clock,
            List<NatAction> actions) {

        /// For example `zone a and zone b`; a dash when unknown.
        public String carriesWords() {
            List<String> all = carries;
            if (all == null) {
                return "–";
            }
            List<String> zones = all.stream().map(slot -> "zone " + slot.replace("nat-", "")).toList();
            return zones.isEmpty() ? "nothing" : String.join(" and ", zones);
        }

        /// For example `0.6 ms, loss 0 %`; a dash when unknown.
        public static String words(Heartbeat.@Nullable Path path) {
            if (path == null || path.rttMs() == null && path.lossPercent() == null) {
                return "–";
            }
            String rtt = path.rttMs() == null ? "no answer" : "%.1f ms".formatted(path.rttMs());
            return path.lossPercent() == null ? rtt : "%s, loss %.0f %%".formatted(rtt, path.lossPercent());
        }

        public String peerWords() {
            return words(said.peer());
        }

        public String internetWords() {
            return words(said.egress());
        }

        /// For example `18,204 of 262,144 (7 %)`; a dash when unknown.
        public String connectionsWords() {
            var conntrack = said.conntrack();
            if (conntrack == null || conntrack.used() == null) {
                return "–";
            }
            if (conntrack.max() == null || conntrack.max() == 0) {
                return "%,d".formatted(conntrack.used());
            }
            return "%,d of %,d (%d %%)"
                    .formatted(conntrack.used(), conntrack.max(), conntrack.used() * 100 / conntrack.max());
        }

        /// The first digits of the bundle that runs; a dash when unknown.
        public String bundleWords() {
            var bundle = said.bundle();
            String applied = bundle == null ? null : bundle.applied();
            return applied == null ? "–" : applied.substring(0, Math.min(12, applied.length()));
        }

        /// Why a bundle was refused, as a sentence; null when none was.
        public @Nullable String refusal() {
            var bundle = said.bundle();
            if (bundle == null || bundle.refused() == null) {
                return null;
            }
            String reason = bundle.reason() == null ? "it did not say why" : bundle.reason();
            return "%s refused the newest bundle and keeps the one before: %s".formatted(slot, reason);
        }

        /// What is wrong with it by its own word; null when nothing is.
        public @Nullable String unfitWords() {
            List<String> unfit = said.unfit();
            return unfit == null || unfit.isEmpty() ? null : String.join(", ", unfit);
        }
    }

    /// One route table.
    ///
    /// @param subnets the blocks that use it
    /// @param wayOut the slot of a member, or words
    /// @param home the slot of the member that should carry it; null for a table that no member carries
    record RouteLine(String table, List<String> subnets, @Nullable String wayOut, @Nullable String home) {

        /// Whether it goes another way than usual.
        public boolean moved() {
            return home != null && wayOut != null && !wayOut.equals(home);
        }
    }

    /// One event in plain words.
    record EventLine(Instant at, String hue, String words) {}
}
