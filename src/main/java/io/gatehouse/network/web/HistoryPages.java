package io.gatehouse.network.web;

import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.network.Revision;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.web.PageNumber;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What was wanted of a network over time, and the ways back to it.
@Controller
@RequestMapping("/networks/{id}")
class HistoryPages {

    private final NetworkFinder finder;
    private final Networks networks;
    private final RevisionHistory history;
    private final NetworkStatus status;
    private final RevisionReturn back;
    private final FreshPlan plan;

    HistoryPages(
            NetworkFinder finder,
            Networks networks,
            RevisionHistory history,
            NetworkStatus status,
            RevisionReturn back,
            FreshPlan plan) {
        this.finder = finder;
        this.networks = networks;
        this.history = history;
        this.status = status;
        this.back = back;
        this.plan = plan;
    }

    @GetMapping("/history")
    String history(@PathVariable String id, @RequestParam(defaultValue = "0") String page, Model model) {
        Network network = finder.network(id);
        model.addAttribute("network", network);
        model.addAttribute("applied", status.summary(network).appliedRevision());
        model.addAttribute("lines", history.page(network, PageNumber.of(page)));
        return "network/history";
    }

    /// What is wanted now, and what an old revision would make of it.
    private void addReturn(Network network, long revision, Model model) {
        List<Revision> all = networks.revisions(network.id());
        Revision old =
                all.stream()
                        .filter(one -> one.number() == revision)
                        .filter(one -> one.number() != network.revision() && !network.deleting())
                        .findFirst()
                        .orElseThrow(() ->
                                new ResponseStatusException(
                                        HttpStatus.NOT_FOUND, "There is no such revision to go back to."));
        model.addAttribute("network", network);
        model.addAttribute("revision", old);
        model.addAttribute("differences", history.differences(network.id(), all.getFirst(), old));
    }

    @GetMapping("/history/{revision}/restore")
    String askBeforeGoingBack(@PathVariable String id, @PathVariable long revision, Model model) {
        addReturn(finder.network(id), revision, model);
        return "network/go-back";
    }

    @PostMapping("/history/{revision}/restore")
    String restore(
            @PathVariable String id,
            @PathVariable long revision,
            @RequestParam long seen,
            Principal person,
            RedirectAttributes flash) {
        Network network = finder.network(id);
        return switch (back.to(network, revision, seen, person.getName())) {
            case RevisionReturn.Answer.Saved _ -> plan.of(network, person.getName(), flash);
            case RevisionReturn.Answer.Refused(String sentence) -> {
                flash.addFlashAttribute("problem", sentence);
                yield "redirect:/networks/%s/history".formatted(id);
            }
        };
    }

    @GetMapping("/discard")
    String askBeforeDiscarding(@PathVariable String id, Model model) {
        Network network = finder.network(id);
        addReturn(network, applied(network), model);
        return "network/discard";
    }

    @PostMapping("/discard")
    String discard(@PathVariable String id, @RequestParam long seen, Principal person, RedirectAttributes flash) {
        Network network = finder.network(id);
        long applied = applied(network);
        switch (back.to(network, applied, seen, person.getName())) {
            case RevisionReturn.Answer.Saved(long revision) ->
                    flash.addFlashAttribute(
                            "notice",
                            "Discarded. Revision %d wants what revision %d did.".formatted(revision, applied));
            case RevisionReturn.Answer.Refused(String sentence) -> flash.addFlashAttribute("problem", sentence);
        }
        return "redirect:/networks/" + id;
    }

    private long applied(Network network) {
        long applied = status.summary(network).appliedRevision();
        if (applied == 0 || applied == network.revision() || network.deleting()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is nothing to discard.");
        }
        return applied;
    }
}
