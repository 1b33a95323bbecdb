package io.gatehouse.telemetry.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.Network;
import io.gatehouse.telemetry.CommandKind;
import io.gatehouse.telemetry.CommandPendingException;
import io.gatehouse.telemetry.Heartbeat;
import io.gatehouse.telemetry.MemberCommand;
import io.gatehouse.telemetry.MemberCommands;
import io.gatehouse.telemetry.MemberEvent;
import io.gatehouse.telemetry.MemberId;
import io.gatehouse.telemetry.Telemetry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// NAT instances over REST.
@RestController
@RequestMapping("/api/v1/networks/{id}/nat")
@Tag(name = "NAT", description = "How the NAT instances of a network do")
class NatApi {

    private static final int EVENTS = 50;

    private final NatFinder finder;
    private final NatViews views;
    private final Telemetry telemetry;
    private final MemberCommands commands;
    private final NatAudit audit;

    NatApi(NatFinder finder, NatViews views, Telemetry telemetry, MemberCommands commands, NatAudit audit) {
        this.finder = finder;
        this.views = views;
        this.telemetry = telemetry;
        this.commands = commands;
        this.audit = audit;
    }

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
            List<CommandBody> commands) {}

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
                    one.author(),
                    one.issuedAt(),
                    one.expiresAt(),
                    one.answeredAt(),
                    one.ok(),
                    one.answer());
        }
    }

    /// What a NAT instance is to do.
    @Schema(name = "NatCommandWanted")
    record CommandWanted(
            @Schema(example = "nat-a") @Nullable String member,
            @Schema(allowableValues = {"DRILL", "HAND_OVER", "TAKE_BACK", "MAINTENANCE_ON", "MAINTENANCE_OFF"})
                    @Nullable String kind) {}

    /// The id of a command that was given.
    @Schema(name = "NatCommandGiven")
    record CommandGiven(long id) {}

    @GetMapping
    @Operation(summary = "Read how the NAT instances do, who carries what, and what happened")
    NatBody read(@PathVariable String id) {
        Network network = finder.network(id);
        NatView view = views.of(network);
        return new NatBody(
                network.layout().nat().mode().name(),
                view.health().name(),
                view.finding(),
                view.members().stream().map(MemberBody::of).toList(),
                view.routes(),
                telemetry.events(network.id(), EVENTS).stream().map(EventBody::of).toList(),
                view.commands().stream().map(CommandBody::of).toList());
    }

    @PostMapping("/commands")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Tell a NAT instance to do something",
            description = "It finds the command within seconds; its answer is read with the NAT's health.")
    CommandGiven command(@PathVariable String id, @RequestBody CommandWanted body, Principal person) {
        Network network = finder.network(id);
        String slot = body.member() == null ? "" : body.member().strip();
        if (network.layout().nat().mode().elasticIps().stream().noneMatch(one -> one.startsWith(slot + "/"))) {
            throw InvalidInputException.of("member", "Name a NAT instance of the network, for example nat-a.");
        }
        CommandKind kind = kind(body.kind());
        long given = commands.send(new MemberId(network.id(), slot), kind, person.getName());
        audit.told(person.getName(), network, slot, kind);
        return new CommandGiven(given);
    }

    private static CommandKind kind(@Nullable String text) {
        String all = Stream.of(CommandKind.values()).map(Enum::name).collect(Collectors.joining(", "));
        return Stream.of(CommandKind.values())
                .filter(kind -> kind.name().equals(text == null ? "" : text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of("kind", "Name one of %s.".formatted(all)));
    }

    @ExceptionHandler
    ProblemDetail on(CommandPendingException pending) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, String.valueOf(pending.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail on(CloudException failed) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, failed.failure().sentence());
    }
}
