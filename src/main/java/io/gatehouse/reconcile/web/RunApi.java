package io.gatehouse.reconcile.web;

import io.gatehouse.input.InvalidInputException;
import io.gatehouse.reconcile.RunView;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.reconcile.StatusView.RunSummary;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Runs over REST.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "runs")
class RunApi {

    private static final int LISTED = 50;

    private final Runs runs;
    private final NetworkPaths paths;

    RunApi(Runs runs, NetworkPaths paths) {
        this.runs = runs;
        this.paths = paths;
    }

    /// An approval.
    ///
    /// @param planId the plan that was looked at
    /// @param reason why; may be left out
    record Start(@Nullable Long planId, @Nullable String reason) {}

    /// A run that was accepted.
    @Schema(name = "RunAccepted")
    record Accepted(long id) {}

    /// A run in JSON.
    ///
    /// @param message how it ended, as a sentence; null until it has
    record RunBody(
            long id,
            String network,
            long planId,
            String state,
            String author,
            String reason,
            @Nullable String message,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            List<StepBody> steps) {

        static RunBody of(RunView run) {
            return new RunBody(
                    run.id(),
                    run.network().text(),
                    run.planId(),
                    run.state().name(),
                    run.author(),
                    run.reason(),
                    run.message(),
                    run.createdAt(),
                    run.startedAt(),
                    run.endedAt(),
                    run.steps().stream().map(StepBody::of).toList());
        }
    }

    /// A step of a run in JSON.
    @Schema(name = "RunStep")
    record StepBody(
            String action,
            String resource,
            String title,
            String state,
            int attempts,
            @Nullable String message,
            @Nullable String awsId,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {

        static StepBody of(RunView.RunStep step) {
            return new StepBody(
                    step.action().name().toLowerCase(Locale.ROOT),
                    step.resource(),
                    step.title(),
                    step.state().name(),
                    step.attempts(),
                    step.message(),
                    step.awsId(),
                    step.startedAt(),
                    step.endedAt());
        }
    }

    /// A run without its steps, in JSON.
    record SummaryBody(
            long id,
            String state,
            String author,
            String reason,
            @Nullable String message,
            Instant createdAt,
            @Nullable Instant endedAt) {

        static SummaryBody of(RunSummary run) {
            return new SummaryBody(
                    run.id(),
                    run.state().name(),
                    run.author(),
                    run.reason(),
                    run.message(),
                    run.createdAt(),
                    run.endedAt());
        }
    }

    @GetMapping("/networks/{network}/runs")
    @Operation(summary = "The latest runs of a network, at most 50, the newest first")
    List<SummaryBody> list(@PathVariable String network) {
        return runs.latest(paths.network(network).id(), LISTED).stream().map(SummaryBody::of).toList();
    }

    @PostMapping("/networks/{network}/runs")
    @Operation(summary = "Approve a plan and have it carried out")
    ResponseEntity<Accepted> start(@PathVariable String network, @RequestBody Start start, Principal person) {
        Long planId = start.planId();
        if (planId == null) {
            throw InvalidInputException.of("planId", "Say which plan is approved, for example {\"planId\": 12}.");
        }
        String reason = start.reason() == null ? "" : start.reason().strip();
        String tooLong = Approval.problemOf(reason);
        if (tooLong != null) {
            throw InvalidInputException.of("reason", tooLong);
        }
        paths.network(network);
        long id = runs.start(paths.plan(network, planId).id(), person.getName(), reason);
        return ResponseEntity.accepted().location(URI.create("/api/v1/runs/" + id)).body(new Accepted(id));
    }

    @GetMapping("/runs/{run}")
    @Operation(summary = "How far a run has come")
    RunBody get(@PathVariable long run) {
        return RunBody.of(paths.run(run));
    }

    @PostMapping("/runs/{run}/resume")
    @Operation(summary = "Go on with what a run left undone, without asking again for what was approved")
    ResponseEntity<Accepted> resume(@PathVariable long run, Principal person) {
        paths.run(run);
        long id = runs.resume(run, person.getName());
        return ResponseEntity.accepted().location(URI.create("/api/v1/runs/" + id)).body(new Accepted(id));
    }

    @PostMapping("/runs/{run}/cancel")
    @Operation(summary = "Stop a run after the steps that have begun")
    ResponseEntity<Accepted> cancel(@PathVariable long run, Principal person) {
        paths.run(run);
        runs.cancel(run, person.getName());
        return ResponseEntity.accepted().body(new Accepted(run));
    }
}
