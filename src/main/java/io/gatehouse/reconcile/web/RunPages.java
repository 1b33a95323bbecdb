package io.gatehouse.reconcile.web;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.reconcile.RunConflictException;
import io.gatehouse.reconcile.RunView;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.reconcile.StalePlanException;
import java.security.Principal;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The page that shows a run, live or afterwards. It outlives its network: the last run of a deleted one can still be
/// looked at.
@Controller
@RequestMapping("/networks/{network}/runs/{run}")
class RunPages {

    private final Runs runs;
    private final RunStreams streams;
    private final NetworkPaths paths;

    RunPages(Runs runs, RunStreams streams, NetworkPaths paths) {
        this.runs = runs;
        this.streams = streams;
        this.paths = paths;
    }

    @GetMapping
    String show(@PathVariable String network, @PathVariable("run") long runId, Model model) {
        fill(network, runId, model);
        return "reconcile/run";
    }

    /// The part of the page that changes, and with the run's end the frame around it.
    @GetMapping("/progress")
    String progress(@PathVariable String network, @PathVariable("run") long runId, Model model) {
        fill(network, runId, model);
        return "reconcile/run :: update";
    }

    /// Says that something has happened ("progress"), and at last that nothing more will ("end").
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable String network, @PathVariable("run") long runId) {
        return streams.follow(paths.run(network, runId));
    }

    @PostMapping("/cancel")
    String cancel(
            @PathVariable String network, @PathVariable("run") long runId, Principal person, RedirectAttributes flash) {
        RunView run = paths.run(network, runId);
        try {
            runs.cancel(run.id(), person.getName());
        } catch (RunConflictException e) {
            flash.addFlashAttribute("problem", e.getMessage());
        }
        return "redirect:/networks/%s/runs/%d".formatted(network, runId);
    }

    /// Goes on where a run stopped. If that is not what was approved, the new plan is shown instead.
    @PostMapping("/resume")
    String resume(
            @PathVariable String network, @PathVariable("run") long runId, Principal person, RedirectAttributes flash) {
        paths.network(network);
        RunView run = paths.run(network, runId);
        try {
            long next = runs.resume(run.id(), person.getName());
            return "redirect:/networks/%s/runs/%d".formatted(network, next);
        } catch (StalePlanException e) {
            flash.addFlashAttribute("problem", e.getMessage());
            flash.addFlashAttribute("approval", new Approval(run.reason()));
            return "redirect:/networks/%s/plans/%d".formatted(network, e.current().id());
        } catch (RunConflictException e) {
            flash.addFlashAttribute("problem", e.getMessage());
        } catch (CloudException e) {
            flash.addFlashAttribute("problem", e.failure().sentence());
        }
        return "redirect:/networks/%s/runs/%d".formatted(network, runId);
    }

    private void fill(String network, long runId, Model model) {
        RunView run = paths.run(network, runId);
        model.addAttribute("run", run);
        model.addAttribute("network", paths.find(network).orElse(null));
        model.addAttribute("newest", runs.latest(run.network(), 1).stream().anyMatch(one -> one.id() == runId));
    }
}
