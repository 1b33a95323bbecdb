package io.gatehouse.reconcile.web;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.network.LayoutDifferences;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.reconcile.Drift;
import io.gatehouse.reconcile.DriftView;
import io.gatehouse.topology.ResourceKey;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The questions before drift is accepted or ignored.
@Controller
@RequestMapping("/networks/{network}/drift")
class DriftDecisionPages {

    private final Drift drift;
    private final NetworkPaths paths;

    DriftDecisionPages(Drift drift, NetworkPaths paths) {
        this.drift = drift;
        this.paths = paths;
    }

    @GetMapping("/accept")
    String askBeforeAccepting(
            @PathVariable("network") String id, @RequestParam String resource, Model model, RedirectAttributes flash) {
        Network network = paths.network(id);
        ResourceKey key = paths.resource(network, resource);
        try {
            Optional<NetworkLayout> layout = drift.acceptable(network, key);
            model.addAttribute("network", network);
            model.addAttribute("item", item(network, key).orElseThrow());
            model.addAttribute(
                    "differences", layout.map(one -> LayoutDifferences.between(network.layout(), one)).orElse(null));
            return "reconcile/drift-accept";
        } catch (NoSuchElementException e) {
            flash.addFlashAttribute("notice", "%s is as it should be now.".formatted(key));
        } catch (CloudException e) {
            flash.addFlashAttribute("problem", e.failure().sentence());
        }
        return "redirect:/networks/%s/drift".formatted(id);
    }

    @PostMapping("/accept")
    String accept(
            @PathVariable("network") String id,
            @RequestParam String resource,
            @RequestParam long seen,
            Principal person,
            RedirectAttributes flash) {
        Network network = paths.network(id);
        ResourceKey key = paths.resource(network, resource);
        String reason = "Accepted as it is in AWS: %s.".formatted(key);
        return DriftAnswers.told(
                id,
                flash,
                () ->
                        drift.accept(network, key, seen, person.getName(), reason)
                                .map("Accepted. Revision %d wants what AWS has."::formatted)
                                .orElse("The layout cannot express this. Restore it, or ignore it."));
    }

    @GetMapping("/ignore")
    String askBeforeIgnoring(@PathVariable("network") String id, @RequestParam String resource, Model model) {
        model.addAttribute("approval", new Approval(""));
        return ignorePage(id, resource, model);
    }

    @PostMapping("/ignore")
    String ignore(
            @PathVariable("network") String id,
            @RequestParam String resource,
            @ModelAttribute("approval") Approval approval,
            BindingResult errors,
            Principal person,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Network network = paths.network(id);
        ResourceKey key = paths.resource(network, resource);
        String problem = Approval.problemOfRequired(approval.getReason());
        if (problem != null) {
            errors.rejectValue("reason", "invalid", problem);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return ignorePage(id, resource, model);
        }
        return DriftAnswers.told(
                id,
                flash,
                () -> {
                    drift.ignore(network, key, person.getName(), approval.getReason().strip());
                    return "Ignored. It counts as drift again as soon as it changes.";
                });
    }

    @PostMapping("/ignored/{decision}/revoke")
    String heed(
            @PathVariable("network") String id,
            @PathVariable long decision,
            Principal person,
            RedirectAttributes flash) {
        Network network = paths.network(id);
        return DriftAnswers.told(
                id,
                flash,
                () -> {
                    drift.heed(network, decision, person.getName());
                    return "It is no longer ignored.";
                });
    }

    private String ignorePage(String id, String resource, Model model) {
        Network network = paths.network(id);
        ResourceKey key = paths.resource(network, resource);
        model.addAttribute("network", network);
        model.addAttribute("resource", key.text());
        model.addAttribute("item", item(network, key).orElse(null));
        return "reconcile/drift-ignore";
    }

    private Optional<DriftView.Item> item(Network network, ResourceKey key) {
        return drift.of(network).items().stream().filter(item -> item.resource().equals(key.text())).findFirst();
    }
}
