package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.ForwardConflictException;
import io.gatehouse.forwarding.Forwards;
import io.gatehouse.forwarding.Forwards.Saved;
import io.gatehouse.network.Network;
import io.gatehouse.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Port forwards over REST.
@RestController
@RequestMapping("/api/v1/networks/{network}/forwards")
@Tag(name = "Port forwards", description = "Who reaches which private host through the NAT instances")
class ForwardApi {

    private final Forwards forwards;
    private final ForwardPlaces places;
    private final ForwardFinder finder;
    private final Clock clock;

    ForwardApi(Forwards forwards, ForwardPlaces places, ForwardFinder finder, Clock clock) {
        this.forwards = forwards;
        this.places = places;
        this.finder = finder;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "List the forwards of a network, those that are closed too")
    List<ForwardView> list(@PathVariable String network) {
        Network found = finder.network(network);
        var there = places.in(found);
        return forwards.of(found).forwards().stream()
                .map(forward -> ForwardView.of(forward, there.of(forward), clock.instant()))
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read one forward")
    ResponseEntity<ForwardView> read(@PathVariable String network, @PathVariable String id) {
        Network found = finder.network(network);
        return tagged(HttpStatus.OK, found, finder.forward(found, id));
    }

    @PostMapping
    @Operation(
            summary = "Save a new forward",
            description =
                    "It is a further revision of the network. Nothing happens in AWS yet: plan the network, then run"
                            + " the plan.")
    ResponseEntity<ForwardView> create(@PathVariable String network, @RequestBody ForwardBody body, Principal person) {
        Network found = finder.network(network);
        Saved saved =
                forwards.create(
                        found.id(), body.draft(), person.getName(), body.reasonOr(ForwardReasons.opened(body.name())));
        var location = URI.create("/api/v1/networks/%s/forwards/%s".formatted(network, saved.forward().id()));
        return ResponseEntity.created(location)
                .eTag(Long.toString(saved.forward().revision()))
                .body(view(found, saved.forward()));
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Change a forward",
            description =
                    "What is left out stays as it is. With `revision`, or If-Match and the forward’s revision, the"
                            + " change is refused with 409 when somebody else has changed the forward since; the answer"
                            + " holds both versions.")
    ResponseEntity<ForwardView> change(
            @PathVariable String network,
            @PathVariable String id,
            @RequestBody ForwardBody body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Principal person) {
        Network found = finder.network(network);
        Forward former = finder.forward(found, id);
        Saved saved =
                forwards.change(
                        found.id(),
                        former.number(),
                        body.expected().or(() -> IfMatch.revision(ifMatch)),
                        body.draft(),
                        person.getName(),
                        body.reasonOr(ForwardReasons.changed(former)));
        return tagged(HttpStatus.OK, found, saved.forward());
    }

    @DeleteMapping("/{id}")
    @Operation(
            summary = "Remove a forward",
            description = "Nothing happens in AWS yet: plan the network, then run the plan.")
    ResponseEntity<Void> remove(
            @PathVariable String network,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Principal person) {
        Network found = finder.network(network);
        Forward former = finder.forward(found, id);
        forwards.remove(
                found.id(),
                former.number(),
                IfMatch.revision(ifMatch),
                person.getName(),
                ForwardReasons.removed(former));
        return ResponseEntity.noContent().build();
    }

    @ExceptionHandler
    ProblemDetail on(ForwardConflictException conflict) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.CONFLICT,
                        conflict.getMessage()
                                + " Both versions are here: put yours on top of theirs and send it again.");
        problem.setTitle("Somebody else was faster");
        problem.setProperty("revision", conflict.theirs().revision());
        problem.setProperty(
                "theirs", ForwardView.of(conflict.theirs(), new ForwardPlace(null, null, false), clock.instant()));
        problem.setProperty("yours", conflict.yours());
        return problem;
    }

    private ResponseEntity<ForwardView> tagged(HttpStatus status, Network network, Forward forward) {
        return ResponseEntity.status(status).eTag(Long.toString(forward.revision())).body(view(network, forward));
    }

    private ForwardView view(Network network, Forward forward) {
        return ForwardView.of(forward, places.in(network).of(forward), clock.instant());
    }
}
