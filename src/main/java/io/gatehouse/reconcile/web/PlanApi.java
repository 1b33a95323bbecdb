package io.gatehouse.reconcile.web;

import io.gatehouse.planning.Step;
import io.gatehouse.reconcile.PlanView;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.reconcile.StoredPlan;
import io.gatehouse.topology.Difference;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Plans over REST.
@RestController
@RequestMapping("/api/v1/networks/{network}/plans")
@Tag(name = "plans")
class PlanApi {

    private final Plans plans;
    private final NetworkPaths paths;

    PlanApi(Plans plans, NetworkPaths paths) {
        this.plans = plans;
        this.paths = paths;
    }

    /// A plan in JSON.
    ///
    /// @param counts how many steps there are, by action; `create` includes what is adopted
    record PlanBody(
            long id,
            String network,
            long revision,
            Map<String, Long> counts,
            List<StepBody> steps,
            List<String> warnings,
            String author,
            Instant createdAt) {

        static PlanBody of(StoredPlan plan) {
            PlanView view = plan.view();
            return new PlanBody(
                    plan.id(),
                    plan.network().text(),
                    plan.revision(),
                    Map.of(
                            "create", view.count(Step.Verb.CREATE) + view.count(Step.Verb.ADOPT),
                            "update", view.count(Step.Verb.UPDATE),
                            "replace", view.count(Step.Verb.REPLACE),
                            "delete", view.count(Step.Verb.DELETE),
                            "blocked", view.count(Step.Verb.BLOCKED)),
                    view.steps().stream().map(StepBody::of).collect(Collectors.toList()),
                    view.warnings(),
                    plan.author(),
                    plan.createdAt());
        }
    }

    /// A step in JSON.
    ///
    /// @param action `create`, `adopt`, `update`, `replace`, `delete` or `blocked`
    /// @param disruption `none`, `brief` or `outage`
    /// @param disturbs what is disturbed, or why nothing is, in sentences; empty when that goes without saying
    @Schema(name = "PlanStep")
    record StepBody(
            String action,
            String resource,
            String title,
            String reason,
            String disruption,
            String disturbs,
            List<DiffBody> diffs) {

        static StepBody of(PlanView.StepView step) {
            return new StepBody(
                    step.verb().name().toLowerCase(Locale.ROOT),
                    step.key(),
                    step.title(),
                    step.reason(),
                    step.disruption().name().toLowerCase(Locale.ROOT),
                    step.disturbs(),
                    step.differences().stream().map(DiffBody::of).toList());
        }
    }

    /// One component that changes.
    record DiffBody(String component, String before, String after) {

        static DiffBody of(Difference difference) {
            return new DiffBody(difference.component(), difference.before(), difference.after());
        }
    }

    @PostMapping
    @Operation(summary = "Look at AWS afresh and plan what is to be done")
    ResponseEntity<PlanBody> create(@PathVariable String network, Principal person) {
        StoredPlan plan = plans.create(paths.network(network).id(), person.getName());
        return ResponseEntity.created(URI.create("/api/v1/networks/%s/plans/%d".formatted(network, plan.id())))
                .body(PlanBody.of(plan));
    }

    @GetMapping("/{plan}")
    @Operation(summary = "A plan as it was shown")
    PlanBody get(@PathVariable String network, @PathVariable long plan) {
        return PlanBody.of(paths.plan(network, plan));
    }
}
