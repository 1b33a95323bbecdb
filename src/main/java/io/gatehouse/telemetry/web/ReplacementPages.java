package io.gatehouse.telemetry.web;

import io.gatehouse.appliance.InstanceReplacement;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkDeletingException;
import io.gatehouse.reconcile.Outlook;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.topology.Disruption;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Has a NAT instance made anew: says beforehand what that does to whom, and leads to the plan that does it.
@Controller
@RequestMapping("/networks/{id}/nat/{member}/replace")
class ReplacementPages {

    private final NatFinder finder;
    private final InstanceReplacement replacement;
    private final Outlook outlook;
    private final Plans plans;

    ReplacementPages(NatFinder finder, InstanceReplacement replacement, Outlook outlook, Plans plans) {
        this.finder = finder;
        this.replacement = replacement;
        this.outlook = outlook;
        this.plans = plans;
    }

    @GetMapping
    String ask(@PathVariable String id, @PathVariable String member, Model model) {
        Network network = finder.network(id);
        NatMember one = finder.member(network, member);
        model.addAttribute("network", network);
        model.addAttribute("member", one.slot());
        model.addAttribute("outlook", outlook.replacing(network, one.instance()).orElse(Disruption.NONE).words());
        return "telemetry/replace";
    }

    @PostMapping
    String replace(@PathVariable String id, @PathVariable String member, Principal person, RedirectAttributes flash) {
        Network network = finder.network(id);
        String slot = finder.member(network, member).slot();
        String author = person.getName();
        String base = "redirect:/networks/%s".formatted(network.id().text());
        try {
            replacement.ask(network.id(), slot, author, "Replace the instance of %s.".formatted(slot));
            return "%s/plans/%d".formatted(base, plans.create(network.id(), author).id());
        } catch (NetworkDeletingException e) {
            flash.addFlashAttribute("problem", e.getMessage());
            return base + "/nat";
        } catch (CloudException e) {
            flash.addFlashAttribute("problem", e.failure().sentence());
            return base + "/changes";
        }
    }
}
