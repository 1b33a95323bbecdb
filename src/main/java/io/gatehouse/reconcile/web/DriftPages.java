package io.gatehouse.reconcile.web;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.network.ApprovalMode;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.reconcile.Drift;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.topology.ResourceKey;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What somebody changed in AWS, and the ways to deal with it: restore it, here, accept or ignore it
/// ([DriftDecisionPages]).
@Controller
@RequestMapping("/networks/{network}/drift")
class DriftPages {

    private final Drift drift;
    private final Plans plans;
    private final Networks networks;
    private final NetworkStatus status;
    private final NetworkPaths paths;

    DriftPages(Drift drift, Plans plans, Networks networks, NetworkStatus status, NetworkPaths paths) {
        this.drift = drift;
        this.plans = plans;
        this.networks = networks;
        this.status = status;
        this.paths = paths;
    }

    @GetMapping
    String show(@PathVariable("network") String id, Model model) {
        Network network = paths.network(id);
        model.addAttribute("network", network);
        model.addAttribute("status", status.of(network));
        model.addAttribute("drift", drift.of(network));
        return "reconcile/drift";
    }

    @PostMapping("/look")
    String look(@PathVariable("network") String id, RedirectAttributes flash) {
        Network network = paths.network(id);
        return DriftAnswers.told(
                id,
                flash,
                () -> {
                    drift.look(network);
                    return "AWS was looked at just now.";
                });
    }

    /// Plans the repair of what was chosen, or of everything.
    @PostMapping("/restore")
    String restore(
            @PathVariable("network") String id,
            @RequestParam(name = "resource", required = false) Optional<List<String>> chosen,
            Principal person,
            RedirectAttributes flash) {
        Network network = paths.network(id);
        Set<ResourceKey> keys =
                chosen.stream()
                        .flatMap(List::stream)
                        .map(text -> paths.resource(network, text))
                        .collect(Collectors.toSet());
        try {
            long plan = plans.create(network.id(), keys, person.getName()).id();
            return "redirect:/networks/%s/plans/%d".formatted(id, plan);
        } catch (CloudException e) {
            flash.addFlashAttribute("problem", e.failure().sentence());
            return "redirect:/networks/%s/drift".formatted(id);
        }
    }

    /// Whether drift is repaired without asking. Saved as a revision, as everything that is wanted of a network.
    @PostMapping("/mode")
    String mode(
            @PathVariable("network") String id,
            @RequestParam ApprovalMode mode,
            @RequestParam long seen,
            Principal person,
            RedirectAttributes flash) {
        Network network = paths.network(id);
        return DriftAnswers.told(
                id,
                flash,
                () -> {
                    LayoutDraft draft = LayoutDraft.of(network.layout()).withMode(mode.name());
                    String reason =
                            mode == ApprovalMode.AUTOMATIC ? "Drift is repaired alone." : "Every change is reviewed.";
                    networks.revise(network.id(), seen, draft, person.getName(), reason);
                    return mode == ApprovalMode.AUTOMATIC
                            ? "Drift is repaired without asking from now on, as long as that destroys nothing."
                            : "Every change waits for approval from now on.";
                });
    }
}
