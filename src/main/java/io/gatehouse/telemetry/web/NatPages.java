package io.gatehouse.telemetry.web;

import io.gatehouse.account.Accounts;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.cloud.Simulation;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.Network;
import io.gatehouse.telemetry.CommandKind;
import io.gatehouse.telemetry.CommandPendingException;
import io.gatehouse.telemetry.LookupName;
import io.gatehouse.telemetry.MemberCommands;
import io.gatehouse.telemetry.MemberId;
import io.gatehouse.web.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// How the NAT instances of a network do, and what they can be told.
@Controller
@RequestMapping("/networks/{id}/nat")
class NatPages {

    private final NatFinder finder;
    private final NatViews views;
    private final NatStreams streams;
    private final MemberCommands commands;
    private final Accounts accounts;
    private final Clouds clouds;
    private final NatAudit audit;

    NatPages(
            NatFinder finder,
            NatViews views,
            NatStreams streams,
            MemberCommands commands,
            Accounts accounts,
            Clouds clouds,
            NatAudit audit) {
        this.finder = finder;
        this.views = views;
        this.streams = streams;
        this.commands = commands;
        this.accounts = accounts;
        this.clouds = clouds;
        this.audit = audit;
    }

    @GetMapping
    String show(@PathVariable String id, Model model) {
        model.addAttribute("question", new ResolverQuestion("", ""));
        return showWith(id, model);
    }

    private String showWith(String id, Model model) {
        fill(id, model);
        model.addAttribute("choices", ResolverQuestion.choices(finder.network(id)));
        return "telemetry/nat";
    }

    /// The part of the page that changes.
    @GetMapping("/present")
    String present(@PathVariable String id, Model model) {
        fill(id, model);
        return "telemetry/nat :: present";
    }

    /// Says that something has changed.
    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable String id) {
        return streams.follow(finder.network(id).id());
    }

    /// Has a member ask its resolver.
    @PostMapping("/resolver")
    String ask(
            @PathVariable String id,
            @ModelAttribute("question") ResolverQuestion question,
            BindingResult errors,
            Principal person,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        Network network = finder.network(id);
        try {
            var member = new MemberId(network.id(), finder.slot(network, question.getMember()));
            LookupName name = question.lookupName();
            return told(
                    id,
                    member,
                    flash,
                    () -> {
                        commands.askResolver(member, name, person.getName());
                        audit.told(person.getName(), network, member.member(), CommandKind.ASK_RESOLVER);
                    });
        } catch (InvalidInputException e) {
            FormErrors.add(e, errors);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return showWith(id, model);
        }
    }

    private void fill(String id, Model model) {
        Network network = finder.network(id);
        model.addAttribute("network", network);
        model.addAttribute("nat", views.of(network));
        // Nobody has a switch for the power of a real one.
        model.addAttribute("powered", simulation(network).map(one -> one.powered(network.id())).orElse(null));
    }

    private Optional<Simulation> simulation(Network network) {
        return clouds.connect(accounts.connection(network.accountId())).simulation();
    }

    @GetMapping("/{member}/{action}")
    String ask(@PathVariable String id, @PathVariable String member, @PathVariable String action, Model model) {
        Network network = finder.network(id);
        NatMember one = finder.member(network, member);
        NatMember peer = finder.peer(network, one);
        NatAction asked = action(action);
        model.addAttribute("network", network);
        model.addAttribute("heading", asked.title(one, peer));
        model.addAttribute("what", asked.text(one, peer));
        model.addAttribute("button", asked.button());
        model.addAttribute("target", "/networks/%s/nat/%s/%s".formatted(id, member, action));
        return "telemetry/action";
    }

    @PostMapping("/{member}/{action}")
    String act(
            @PathVariable String id,
            @PathVariable String member,
            @PathVariable String action,
            Principal person,
            RedirectAttributes flash) {
        Network network = finder.network(id);
        NatMember one = finder.member(network, member);
        NatAction asked = action(action);
        var told = new MemberId(network.id(), one.slot());
        return told(
                id,
                told,
                flash,
                () -> {
                    commands.send(told, asked.kind(), person.getName());
                    audit.told(person.getName(), network, one.slot(), asked.kind());
                });
    }

    /// Tells a member something, and leads back to the page that shows its answer.
    private static String told(String id, MemberId member, RedirectAttributes flash, Runnable command) {
        try {
            command.run();
            flash.addFlashAttribute("notice", "%s has been told. Its answer appears here.".formatted(member.member()));
        } catch (CommandPendingException e) {
            flash.addFlashAttribute("problem", e.getMessage());
        } catch (CloudException e) {
            flash.addFlashAttribute("problem", e.failure().sentence());
        }
        return "redirect:/networks/%s/nat".formatted(id);
    }

    private static NatAction action(String path) {
        return NatAction.of(path).orElseThrow(() -> NatFinder.missing("There is no such action."));
    }

    /// In the sandbox alone: a mishap, to be watched.
    @PostMapping("/{member}/power")
    String power(
            @PathVariable String id,
            @PathVariable String member,
            @RequestParam boolean on,
            Principal person,
            RedirectAttributes flash) {
        Network network = finder.network(id);
        NatMember one = finder.member(network, member);
        Simulation simulation =
                simulation(network).orElseThrow(() -> NatFinder.missing("Only the sandbox has such a switch."));
        try {
            if (on) {
                simulation.restorePower(network.id(), one.slot());
            } else {
                simulation.cutPower(network.id(), one.slot());
            }
            audit.powered(person.getName(), network, one.slot(), on);
            flash.addFlashAttribute(
                    "notice", on ? one.slot() + " has its power back." : "The power of " + one.slot() + " is cut.");
        } catch (CloudException e) {
            flash.addFlashAttribute("problem", e.failure().sentence());
        }
        return "redirect:/networks/%s/nat".formatted(id);
    }
}
