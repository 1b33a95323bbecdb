package io.gatehouse.forwarding.web;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.web.ForwardChain.Link;
import io.gatehouse.network.Network;
import io.gatehouse.telemetry.CommandPendingException;
import java.security.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Whether the chain of a forward is whole, and the first link that is not.
@Controller
@RequestMapping("/networks/{network}/forwards/{id:f\\d+}/test")
class ForwardTestPages {

    private final ForwardFinder finder;
    private final ForwardChain chain;

    ForwardTestPages(ForwardFinder finder, ForwardChain chain) {
        this.finder = finder;
        this.chain = chain;
    }

    @GetMapping
    String show(@PathVariable String network, @PathVariable String id, Model model) {
        Network found = finder.network(network);
        Forward forward = finder.forward(found, id);
        List<Link> links = chain.of(found, forward);
        model.addAttribute("network", found);
        model.addAttribute("forward", forward);
        model.addAttribute("links", links);
        model.addAttribute("broken", ForwardChain.firstBroken(links).orElse(null));
        model.addAttribute("whole", ForwardChain.isWhole(links));
        model.addAttribute("canTry", chain.canTry(found, forward));
        return "forwarding/test";
    }

    /// Has the NAT instance try the host.
    @PostMapping
    String tryHost(@PathVariable String network, @PathVariable String id, Principal person, RedirectAttributes flash) {
        Network found = finder.network(network);
        Forward forward = finder.forward(found, id);
        try {
            chain.tryHost(found, forward, person.getName())
                    .ifPresentOrElse(
                            tried ->
                                    flash.addFlashAttribute(
                                            "notice",
                                            "%s tries the host. Its answer appears here within seconds; reload the page."
                                                    .formatted(tried.member())),
                            () -> flash.addFlashAttribute("problem", ForwardChain.CANNOT_TRY));
        } catch (CommandPendingException e) {
            flash.addFlashAttribute("problem", e.getMessage());
        } catch (CloudException e) {
            flash.addFlashAttribute("problem", e.failure().sentence());
        }
        return "redirect:/networks/%s/forwards/%s/test".formatted(network, id);
    }
}
