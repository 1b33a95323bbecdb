package io.gatehouse.network.web;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.reconcile.Plans;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Leads from a change to the plan that carries it out.
@Component
class FreshPlan {

    private final Plans plans;
    private final Networks networks;

    FreshPlan(Plans plans, Networks networks) {
        this.plans = plans;
        this.networks = networks;
    }

    /// Looks at AWS and plans.
    ///
    /// @return where to go: the plan; without one, because AWS could not be seen, the page of changes; the list of
    ///   networks when the network is gone, because AWS has nothing of it
    String of(Network network, String author, RedirectAttributes flash) {
        String base = "redirect:/networks/" + network.id().text();
        try {
            long plan = plans.create(network.id(), author).id();
            if (networks.find(network.id()).isPresent()) {
                return "%s/plans/%d".formatted(base, plan);
            }
            flash.addFlashAttribute(
                    "notice", "Network “%s” is deleted. AWS had nothing of it.".formatted(network.name()));
            return "redirect:/networks";
        } catch (CloudException e) {
            flash.addFlashAttribute("problem", e.failure().sentence());
            return base + "/changes";
        }
    }
}
