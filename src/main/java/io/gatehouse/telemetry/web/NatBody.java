package io.gatehouse.telemetry.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatehouse.telemetry.EventWords;
import io.gatehouse.telemetry.Heartbeat;
import io.gatehouse.telemetry.MemberCommand;
import io.gatehouse.telemetry.MemberEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The health of the pair. What is not known is left out.
@Schema(name = "NatHealth")
@JsonInclude(JsonInclude.Include.NON_NULL)
record NatBody(
        String mode,
        String health,
        @Nullable String finding,
        List<MemberBody> members,
        List<NatView.RouteLine> routes,
        List<EventBody> events,
        List<CommandBody> commands) {

    /// One NAT instance.
    @Schema(name = "NatMember")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MemberBody(
            String member,
            String zone,
            String health,
            @Nullable List<String> carries,
            @Nullable String publicAddress,
            @Nullable String publicAddressAt,
            @Nullable String instance,
            @Nullable Instant lastHeartbeat,
            @Nullable Heartbeat heartbeat) {

        static MemberBody of(NatView.MemberCard card) {
            return new MemberBody(
                    card.slot(),
                    card.zone(),
                    card.health().name(),
                    card.carries(),
                    card.publicAddress(),
                    card.publicAddressAt(),
                    card.instance(),
                    card.lastHeartbeat(),
                    card.lastHeartbeat() == null ? null : card.said());
        }
    }

    /// Something that happened.
    @Schema(name = "NatEvent")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventBody(
            Instant at,
            String member,
            String event,
            @Nullable String identity,
            @Nullable String reason,
            Map<String, Long> millis,
            String words) {

        static EventBody of(MemberEvent event) {
            return new EventBody(
                    event.at(),
                    event.member().member(),
                    event.event(),
                    event.identity(),
                    event.reason(),
                    event.millis(),
                    EventWords.of(event));
        }
    }

    /// A command and its answer.
    @Schema(name = "NatCommand")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CommandBody(
            long id,
            String member,
            String kind,
            @Nullable String target,
            String author,
            Instant issuedAt,
            Instant expiresAt,
            @Nullable Instant answeredAt,
            @Nullable Boolean ok,
            @Nullable String answer) {

        static CommandBody of(MemberCommand one) {
            return new CommandBody(
                    one.id(),
                    one.member().member(),
                    one.kind().name(),
                    one.target(),
                    one.author(),
                    one.issuedAt(),
                    one.expiresAt(),
                    one.answeredAt(),
                    one.ok(),
                    one.answer());
        }
    }
}
