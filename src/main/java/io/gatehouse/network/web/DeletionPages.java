package io.gatehouse.network.web;

import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.reconcile.NetworkStatus;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Deletes a network: first the question, then the plan of everything that goes.
@Controller
@RequestMapping("/networks/{id}/delete")
class DeletionPages {

    private final NetworkFinder finder;
    private final Networks networks;
    private final NetworkStatus status;
    private final FreshPlan plan;

    DeletionPages(NetworkFinder finder, Networks networks, NetworkStatus status, FreshPlan plan) {
        this.finder = finder;
        this.networks = networks;
        this.status = status;
        this.plan = plan;
    }

    @GetMapping
    String ask(@PathVariable String id, Model model) {
        Network network = finder.network(id);
        model.addAttribute("network", network);
        model.addAttribute(
                "there", status.resources(network.id()).stream().filter(resource -> resource.awsId() != null).count());
        return "network/delete";
    }

    @PostMapping
    String delete(@PathVariable String id, Principal person, RedirectAttributes flash) {
        Network network = finder.network(id);
        networks.delete(network.id(), person.getName());
        return plan.of(network, person.getName(), flash);
    }
}
