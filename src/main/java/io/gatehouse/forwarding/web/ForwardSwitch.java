package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.CheckedForward;
import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.ForwardBook;
import io.gatehouse.forwarding.ForwardConflictException;
import io.gatehouse.forwarding.ForwardDraft;
import io.gatehouse.forwarding.Forwards;
import io.gatehouse.network.Network;
import java.security.Principal;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Closes, opens and removes a forward: first what that does, then, in the same place, the doing.
@Controller
@RequestMapping("/networks/{network}/forwards/{id:f\\d+}/{verb:close|open|remove}")
class ForwardSwitch {

    private final ForwardFinder finder;
    private final Forwards forwards;
    private final ForwardPlaces places;
    private final ForwardSaving saving;

    ForwardSwitch(ForwardFinder finder, Forwards forwards, ForwardPlaces places, ForwardSaving saving) {
        this.finder = finder;
        this.forwards = forwards;
        this.places = places;
        this.saving = saving;
    }

    @GetMapping
    String ask(
            @PathVariable String network,
            @PathVariable String id,
            @PathVariable String verb,
            Principal person,
            Model model,
            RedirectAttributes flash) {
        Network found = finder.network(network);
        Forward forward = finder.forward(found, id);
        var checked = check(found, forward, verb, person.getName());
        if (checked instanceof CheckedForward.Invalid(var errors, _)) {
            flash.addFlashAttribute("problem", errors.getFirst().message());
            return "redirect:/networks/%s/forwards/%s".formatted(network, id);
        }
        model.addAttribute("network", found);
        model.addAttribute("verb", verb);
        model.addAttribute("forward", forward);
        model.addAttribute("place", places.in(found).of(forward));
        model.addAttribute("base", "/networks/%s/forwards/%s/%s".formatted(network, id, verb));
        model.addAttribute("changes", changes(found, forward, verb, person.getName()));
        return "forwarding/switch";
    }

    @PostMapping
    String act(
            @PathVariable String network,
            @PathVariable String id,
            @PathVariable String verb,
            @RequestParam(defaultValue = "save") String go,
            @RequestParam long seen,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String tryFor,
            Principal person,
            RedirectAttributes flash) {
        Network found = finder.network(network);
        Forward forward = finder.forward(found, id);
        String author = person.getName();
        if (check(found, forward, verb, author) instanceof CheckedForward.Invalid(var errors, _)) {
            flash.addFlashAttribute("problem", errors.getFirst().message());
            return "redirect:/networks/%s/forwards/%s".formatted(network, id);
        }
        var changes = changes(found, forward, verb, author);
        String why = reason.isBlank() ? ForwardReasons.of(verb, forward) : reason;
        try {
            long revision = save(found, forward, verb, seen, author, why);
            return go.equals("apply")
                    ? saving.apply(found, revision, changes, author, why, tryFor, flash)
                    : saving.saved(found, revision, flash);
        } catch (ForwardConflictException e) {
            flash.addFlashAttribute("problem", e.getMessage() + " Look at it first.");
            return ForwardSaving.home(found);
        }
    }

    private long save(Network network, Forward forward, String verb, long seen, String author, String reason) {
        Optional<Long> expected = Optional.of(seen);
        return verb.equals("remove")
                ? forwards.remove(network.id(), forward.number(), expected, author, reason).revision()
                : forwards.change(network.id(), forward.number(), expected, switched(verb), author, reason).revision();
    }

    private CheckedForward check(Network network, Forward forward, String verb, String author) {
        ForwardDraft draft = verb.equals("open") ? switched(verb) : ForwardDraft.switched(false);
        return forwards.preview(network, Optional.of(forward.number()), draft, author);
    }

    private ForwardChanges changes(Network network, Forward forward, String verb, String author) {
        ForwardBook before = forwards.of(network);
        // What closing does is all that removing does in AWS.
        ForwardBook after = check(network, forward, verb, author).orElseThrow().book();
        return ForwardChanges.between(network, before, after);
    }

    private static ForwardDraft switched(String verb) {
        return ForwardDraft.switched(verb.equals("open"));
    }
}
