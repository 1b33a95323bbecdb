package io.gatehouse.reconcile.web;

import io.gatehouse.reconcile.RunConflictException;
import io.gatehouse.reconcile.RunView;
import io.gatehouse.reconcile.Runs;
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

/// The page that shows a run, live or afterwards.
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

    /// The page outlives its network: the last run of a deleted one can still be looked at.
    @GetMapping
    String show(@PathVariable String network, @PathVariable("run") long runId, Model model) {
        model.addAttribute("run", paths.run(network, runId));
        return "reconcile/run";
    }

    /// The part of the page that changes.
    @GetMapping("/progress")
    String progress(@PathVariable String network, @PathVariable("run") long runId, Model model) {
        model.addAttribute("run", paths.run(network, runId));
        return "reconcile/run :: progress";
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
}
