package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.Trial;
import io.gatehouse.forwarding.Trials;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.Network;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Trials of forwards over REST.
@RestController
@RequestMapping("/api/v1/networks/{network}/forward-trial")
@Tag(name = "Port forwards")
class TrialApi {

    private final ForwardFinder finder;
    private final Trials trials;

    TrialApi(ForwardFinder finder, Trials trials) {
        this.finder = finder;
        this.trials = trials;
    }

    /// A trial in JSON.
    ///
    /// @param revision the network's revision that has the change
    /// @param backTo the revision whose forwards come back
    @Schema(name = "ForwardTrial")
    record TrialBody(long revision, long backTo, String author, Instant endsAt) {

        static TrialBody of(Trial trial) {
            return new TrialBody(trial.revision(), trial.backTo(), trial.author(), trial.endsAt());
        }
    }

    /// A trial that is wanted.
    @Schema(name = "ForwardTrialWanted")
    record TrialWanted(
            @Schema(description = "After how long the change goes back, 1 to 1440", example = "10")
                    @Nullable Integer minutes) {}

    @GetMapping
    @Operation(summary = "Read which change of forwards is being tried; 404 when none is")
    TrialBody read(@PathVariable String network) {
        return trials.of(finder.network(network).id()).map(TrialBody::of).orElseThrow(TrialApi::none);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Have the newest change of forwards go back by itself unless it is kept",
            description =
                    "Begin it together with the run that applies the change. What goes back is carried out without"
                            + " asking again.")
    TrialBody begin(@PathVariable String network, @RequestBody TrialWanted body, Principal person) {
        Network found = finder.network(network);
        return TrialBody.of(trials.begin(found.id(), found.revision(), person.getName(), length(body.minutes())));
    }

    @PostMapping("/keep")
    @Operation(summary = "Keep the change that is being tried; 404 when none is")
    ResponseEntity<Void> keep(@PathVariable String network, Principal person) {
        if (!trials.keep(finder.network(network).id(), person.getName())) {
            throw none();
        }
        return ResponseEntity.noContent().build();
    }

    private static Duration length(@Nullable Integer minutes) {
        return Optional.ofNullable(minutes)
                .filter(number -> number >= 1 && number <= Trials.LONGEST.toMinutes())
                .map(Duration::ofMinutes)
                .orElseThrow(() ->
                        InvalidInputException.of(
                                "minutes",
                                "Give minutes from 1 to %d, for example 10.".formatted(Trials.LONGEST.toMinutes())));
    }

    private static ResponseStatusException none() {
        return new ResponseStatusException(
                HttpStatus.NOT_FOUND, "No change of forwards is being tried: it was kept, or has gone back.");
    }
}
