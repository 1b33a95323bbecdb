package io.gatehouse.reconcile.web;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.network.Network;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.reconcile.RunConflictException;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.reconcile.StalePlanException;
import io.gatehouse.reconcile.StoredPlan;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The pages on which changes are planned, looked at and approved.
@Controller
@RequestMapping("/networks/{network}")
class ChangePages {

    private static final int RUNS_SHOWN = 25;

    private final Plans plans;
    private final Runs runs;
    private final NetworkStatus status;
    private final NetworkPaths paths;

    ChangePages(Plans plans, Runs runs, NetworkStatus status, NetworkPaths paths) {
        this.plans = plans;
        this.runs = runs;
        this.status = status;
        this.paths = paths;
    }

    @GetMapping("/changes")
    String changes(@PathVariable("network") String id, Model model) {
        Network network = paths.network(id);
        model.addAttribute("network", network);
        model.addAttribute("status", status.of(network));
        model.addAttribute("runs", runs.latest(network.id(), RUNS_SHOWN));
        return "reconcile/changes";
    }

    @PostMapping("/plans")
    String plan(@PathVariable("network") String id, Principal person, RedirectAttributes flash) {
        Network network = paths.network(id);
        try {
            StoredPlan plan = plans.create(network.id(), person.getName());
            return "redirect:/networks/%s/plans/%d".formatted(id, plan.id());
        } catch (CloudException e) {
            flash.addFlashAttribute("problem", e.failure().sentence());
            return "redirect:/networks/%s/changes".formatted(id);
        }
    }

    /// The page outlives its network: what was deleted can still be looked at.
    @GetMapping("/plans/{plan}")
    String show(@PathVariable("network") String id, @PathVariable("plan") long planId, Model model) {
        if (!model.containsAttribute("approval")) {
            model.addAttribute("approval", new Approval(""));
        }
        return page(id, planId, model);
    }

    @PostMapping("/plans/{plan}/runs")
    String approve(
            @PathVariable("network") String id,
            @PathVariable("plan") long planId,
            @ModelAttribute("approval") Approval approval,
            BindingResult errors,
            Principal person,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        paths.network(id);
        paths.plan(id, planId);
        String tooLong = Approval.problemOf(approval.getReason());
        if (tooLong != null) {
            errors.rejectValue("reason", "length", tooLong);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, planId, model);
        }
        try {
            long run = runs.start(planId, person.getName(), approval.getReason().strip());
            return "redirect:/networks/%s/runs/%d".formatted(id, run);
        } catch (StalePlanException e) {
            flash.addFlashAttribute("problem", e.getMessage());
            flash.addFlashAttribute("approval", approval);
            return "redirect:/networks/%s/plans/%d".formatted(id, e.current().id());
        } catch (RunConflictException e) {
            model.addAttribute("problem", e.getMessage());
        } catch (CloudException e) {
            model.addAttribute("problem", e.failure().sentence());
        }
        response.setStatus(HttpStatus.CONFLICT.value());
        return page(id, planId, model);
    }

    private String page(String id, long planId, Model model) {
        model.addAttribute("plan", paths.plan(id, planId));
        model.addAttribute("network", paths.find(id).orElse(null));
        model.addAttribute("run", runs.ofPlan(planId).orElse(null));
        return "reconcile/plan";
    }
}
