package io.gatehouse.forwarding.web;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.web.ForwardChain.Link;
import io.gatehouse.forwarding.web.ForwardChain.Standing;
import io.gatehouse.network.Network;
import io.gatehouse.network.Protocol;
import io.gatehouse.telemetry.CommandPendingException;
import io.gatehouse.telemetry.MemberCommands;
import io.gatehouse.telemetry.MemberState;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
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
    private final MemberCommands commands;

    ForwardTestPages(ForwardFinder finder, ForwardChain chain, MemberCommands commands) {
        this.finder = finder;
        this.chain = chain;
        this.commands = commands;
    }

    @GetMapping
    String show(@PathVariable String network, @PathVariable String id, Model model) {
        Network found = finder.network(network);
        Forward forward = finder.forward(found, id);
        List<Link> links = chain.of(found, forward);
        model.addAttribute("network", found);
        model.addAttribute("forward", forward);
        model.addAttribute("links", links);
        model.addAttribute(
                "broken", links.stream().filter(link -> link.standing() == Standing.BROKEN).findFirst().orElse(null));
        model.addAttribute("whole", links.stream().allMatch(link -> link.standing() == Standing.WHOLE));
        model.addAttribute(
                "canTry",
                forward.enabled() && forward.protocol() == Protocol.TCP && chain.carrier(found, forward).isPresent());
        return "forwarding/test";
    }

    /// Has the NAT instance try the host.
    @PostMapping
    String tryHost(@PathVariable String network, @PathVariable String id, Principal person, RedirectAttributes flash) {
        Network found = finder.network(network);
        Forward forward = finder.forward(found, id);
        Optional<MemberState> carrier = chain.carrier(found, forward);
        try {
            if (carrier.isEmpty()) {
                flash.addFlashAttribute("problem", "No NAT instance reports that it carries the address.");
            } else {
                commands.tryTarget(
                        carrier.get().id(), forward.targetAddress(), forward.targetPorts().from(), person.getName());
                flash.addFlashAttribute(
                        "notice",
                        "%s tries the host. Its answer appears here within seconds; reload the page."
                                .formatted(carrier.get().id().member()));
            }
        } catch (CommandPendingException e) {
            flash.addFlashAttribute("problem", e.getMessage());
        } catch (CloudException e) {
            flash.addFlashAttribute("problem", e.failure().sentence());
        }
        return "redirect:/networks/%s/forwards/%s/test".formatted(network, id);
    }
}
