package io.gatehouse.telemetry.web;

import io.gatehouse.appliance.InstanceReplacement;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.Network;
import io.gatehouse.telemetry.CommandKind;
import io.gatehouse.telemetry.LookupName;
import io.gatehouse.telemetry.MemberCommands;
import io.gatehouse.telemetry.MemberId;
import io.gatehouse.telemetry.Telemetry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

    /// Hosts are tried by the port forwards that lead to them.
    private static final Set<CommandKind> GIVEN_HERE = EnumSet.complementOf(EnumSet.of(CommandKind.TRY_TARGET));

    private final NatFinder finder;
    private final NatViews views;
    private final Telemetry telemetry;
    private final MemberCommands commands;
    private final InstanceReplacement replacement;
    private final NatAudit audit;

    NatApi(
            NatFinder finder,
            NatViews views,
            Telemetry telemetry,
            MemberCommands commands,
            InstanceReplacement replacement,
            NatAudit audit) {
        this.finder = finder;
        this.views = views;
        this.telemetry = telemetry;
        this.commands = commands;
        this.replacement = replacement;
        this.audit = audit;
    }

    /// What a NAT instance is to do.
    @Schema(name = "NatCommandWanted")
    record CommandWanted(
            @Schema(example = "nat-a") @Nullable String member,
            @Schema(
                            allowableValues = {
                                "DRILL",
                                "HAND_OVER",
                                "TAKE_BACK",
                                "MAINTENANCE_ON",
                                "MAINTENANCE_OFF",
                                "ASK_RESOLVER"
                            })
                    @Nullable String kind,
            @Schema(description = "what to ask the resolver for, with ASK_RESOLVER", example = "db.ck.local")
                    @Nullable String name) {}

    /// The id of a command that was given.
    @Schema(name = "NatCommandGiven")
    record CommandGiven(long id) {}

    /// Which NAT instance is to be made anew.
    @Schema(name = "NatReplacementWanted")
    record ReplacementWanted(
            @Schema(example = "nat-a") @Nullable String member,
            @Schema(description = "why; may be left out") @Nullable String reason) {}

    /// The revision of the network that wants it.
    @Schema(name = "NatReplacementSaved")
    record ReplacementSaved(long revision) {}

    @GetMapping
    @Operation(summary = "Read how the NAT instances do, who carries what, and what happened")
    NatBody read(@PathVariable String id) {
        Network network = finder.network(id);
        NatView view = views.of(network);
        return new NatBody(
                network.layout().nat().mode().name(),
                view.health().name(),
                view.finding(),
                view.members().stream().map(NatBody.MemberBody::of).toList(),
                view.routes(),
                telemetry.events(network.id(), EVENTS).stream().map(NatBody.EventBody::of).toList(),
                view.commands().stream().map(NatBody.CommandBody::of).toList());
    }

    @PostMapping("/commands")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Tell a NAT instance to do something",
            description = "It finds the command within seconds; its answer is read with the NAT's health.")
    CommandGiven command(@PathVariable String id, @RequestBody CommandWanted body, Principal person) {
        Network network = finder.network(id);
        var member = new MemberId(network.id(), finder.slot(network, body.member()));
        CommandKind kind = kind(body.kind());
        String author = person.getName();
        long given =
                kind == CommandKind.ASK_RESOLVER
                        ? commands.askResolver(member, name(body.name()), author)
                        : commands.send(member, kind, author);
        audit.told(author, network, member.member(), kind);
        return new CommandGiven(given);
    }

    @PostMapping("/replacements")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Want the instance of a NAT instance made anew",
            description =
                    "Saves a revision. Nothing is terminated before a plan of the network is made and a run of it is"
                            + " started.")
    ReplacementSaved replace(@PathVariable String id, @RequestBody ReplacementWanted body, Principal person) {
        Network network = finder.network(id);
        String slot = finder.slot(network, body.member());
        String reason =
                body.reason() == null || body.reason().isBlank()
                        ? "Replace the instance of %s.".formatted(slot)
                        : body.reason();
        return new ReplacementSaved(replacement.ask(network.id(), slot, person.getName(), reason));
    }

    private static LookupName name(@Nullable String typed) {
        return LookupName.of(typed == null ? "" : typed)
                .orElseThrow(() -> InvalidInputException.of("name", LookupName.RULE));
    }

    private static CommandKind kind(@Nullable String text) {
        String all = GIVEN_HERE.stream().map(Enum::name).collect(Collectors.joining(", "));
        return GIVEN_HERE.stream()
                .filter(kind -> kind.name().equals(text == null ? "" : text.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> InvalidInputException.of("kind", "Name one of %s.".formatted(all)));
    }
}
