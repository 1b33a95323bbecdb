package io.gatehouse.network.web;

import io.gatehouse.network.LayoutDifferences;
import io.gatehouse.network.LayoutDifferences.LayoutDifference;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.network.Revision;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.topology.NetworkId;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
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

    private static final int PAGE = 20;

    private final NetworkFinder finder;
    private final Networks networks;
    private final NetworkStatus status;
    private final RevisionReturn back;
    private final FreshPlan plan;

    HistoryPages(NetworkFinder finder, Networks networks, NetworkStatus status, RevisionReturn back, FreshPlan plan) {
        this.finder = finder;
        this.networks = networks;
        this.status = status;
        this.back = back;
        this.plan = plan;
    }

    /// A revision, and how it differs from the one before.
    record RevisionLine(Revision revision, List<LayoutDifference> differences) {}

    @GetMapping("/history")
    String history(@PathVariable String id, @RequestParam(defaultValue = "0") String page, Model model) {
        Network network = finder.network(id);
        List<Revision> all = networks.revisions(network.id());
        int last = (all.size() - 1) / PAGE;
        int number = Math.clamp(page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0, 0, last);
        List<RevisionLine> lines =
                IntStream.range(number * PAGE, Math.min(all.size(), (number + 1) * PAGE))
                        .mapToObj(index -> line(network.id(), all, index))
                        .toList();
        model.addAttribute("network", network);
        model.addAttribute("applied", status.summary(network).appliedRevision());
        model.addAttribute("lines", new PageImpl<>(lines, PageRequest.of(number, PAGE), all.size()));
        return "network/history";
    }

    private RevisionLine line(NetworkId network, List<Revision> all, int index) {
        Revision revision = all.get(index);
        if (index == all.size() - 1) {
            return new RevisionLine(revision, List.of());
        }
        return new RevisionLine(revision, differences(network, all.get(index + 1), revision));
    }

    private List<LayoutDifference> differences(NetworkId network, Revision from, Revision to) {
        var differences = new ArrayList<>(LayoutDifferences.between(from.layout(), to.layout()));
        networks.partDifferences(network, from.number(), to.number())
                .forEach(one -> differences.add(new LayoutDifference(one.component(), one.before(), one.after())));
        return List.copyOf(differences);
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
        model.addAttribute("differences", differences(network.id(), all.getFirst(), old));
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
