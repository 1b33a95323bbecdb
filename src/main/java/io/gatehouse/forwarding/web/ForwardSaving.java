package io.gatehouse.forwarding.web;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.forwarding.Trials;
import io.gatehouse.network.Network;
import io.gatehouse.planning.Step;
import io.gatehouse.reconcile.PlanView.StepView;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.reconcile.RunConflictException;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.reconcile.StalePlanException;
import io.gatehouse.reconcile.StoredPlan;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Leads from a change of forwards that was saved to AWS. What was reviewed on the same page is applied at once; as
/// soon as anything else is to be done too, its plan is shown instead.
@Component
class ForwardSaving {

    private final Plans plans;
    private final Runs runs;
    private final Trials trials;

    ForwardSaving(Plans plans, Runs runs, Trials trials) {
        this.plans = plans;
        this.runs = runs;
        this.trials = trials;
    }

    /// Says what was saved, and that it is not in AWS yet.
    String saved(Network network, long revision, RedirectAttributes flash) {
        flash.addFlashAttribute(
                "notice",
                revision == network.revision()
                        ? "Nothing was changed."
                        : "Saved as revision %d. Nothing has changed in AWS yet.".formatted(revision));
        return home(network);
    }

    /// Applies what was saved.
    ///
    /// @param network the network as it was before
    /// @param reviewed what was shown to the author
    /// @param tryFor minutes after which the change goes back unless it is kept; empty for never
    /// @return where to go
    String apply(
            Network network,
            long revision,
            ForwardChanges reviewed,
            String author,
            String reason,
            String tryFor,
            RedirectAttributes flash) {
        if (revision == network.revision()) {
            return saved(network, revision, flash);
        }
        try {
            StoredPlan plan = plans.create(network.id(), author);
            if (plan.view().isEmpty()) {
                flash.addFlashAttribute(
                        "notice", "Saved as revision %d. Nothing is to be done in AWS.".formatted(revision));
                return home(network);
            }
            if (plan.revision() != revision || !isOnly(reviewed.keys(), plan)) {
                flash.addFlashAttribute(
                        "problem",
                        "Saved. There is more to be done than this change alone, so look at all of it and approve"
                                + " that.");
                return "redirect:/networks/%s/plans/%d".formatted(network.id().text(), plan.id());
            }
            long run = runs.start(plan.id(), author, reason);
            beginTrial(network, revision, author, tryFor);
            flash.addFlashAttribute("run", run);
            return home(network);
        } catch (StalePlanException e) {
            flash.addFlashAttribute("problem", e.getMessage());
            return "redirect:/networks/%s/plans/%d".formatted(network.id().text(), e.current().id());
        } catch (RunConflictException e) {
            flash.addFlashAttribute("problem", "Saved, and not applied yet. " + e.getMessage());
        } catch (CloudException e) {
            flash.addFlashAttribute("problem", "Saved, and not applied yet. " + e.failure().sentence());
        }
        return home(network);
    }

    private static boolean isOnly(Set<ResourceKey> reviewed, StoredPlan plan) {
        Set<String> keys = reviewed.stream().map(ResourceKey::text).collect(Collectors.toSet());
        return plan.view().steps().stream().allMatch(step -> keys.contains(step.key()) || isBundle(step));
    }

    /// What a NAT instance is to run follows from what was reviewed.
    private static boolean isBundle(StepView step) {
        return step.verb() == Step.Verb.UPDATE
                && ResourceKey.parse(step.key()).filter(key -> key.kind() == ResourceKind.STORED_OBJECT).isPresent();
    }

    private void beginTrial(Network network, long revision, String author, String minutes) {
        if (minutes.matches("\\d{1,4}") && !minutes.matches("0+")) {
            long length = Math.min(Trials.LONGEST.toMinutes(), Long.parseLong(minutes));
            trials.begin(network.id(), revision, author, Duration.ofMinutes(length));
        }
    }

    static String home(Network network) {
        return "redirect:/networks/%s/forwards".formatted(network.id().text());
    }
}
