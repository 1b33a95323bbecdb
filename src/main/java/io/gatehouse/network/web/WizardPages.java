package io.gatehouse.network.web;

import io.gatehouse.account.Account;
import io.gatehouse.account.Accounts;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.EditConflictException;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.network.SubnetDraft;
import io.gatehouse.network.WizardDraft;
import io.gatehouse.network.WizardDrafts;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.web.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The wizard, for a new network and for the layout of one that is there. Whatever a button does, what was typed is
/// saved first.
@Controller
class WizardPages {

    private static final String PAGE = "network/wizard";
    private static final String TO_NETWORKS = "redirect:/networks";

    /// What the buttons send that take an offer, in front of the field's name.
    private static final String USE = "use:";

    private final WizardDrafts drafts;
    private final Networks networks;
    private final NetworkFinder finder;
    private final Accounts accounts;
    private final Plans plans;
    private final WizardView view;
    private final EditConflictView conflicts;

    WizardPages(
            WizardDrafts drafts,
            Networks networks,
            NetworkFinder finder,
            Accounts accounts,
            Plans plans,
            WizardView view,
            EditConflictView conflicts) {
        this.drafts = drafts;
        this.networks = networks;
        this.finder = finder;
        this.accounts = accounts;
        this.plans = plans;
        this.view = view;
        this.conflicts = conflicts;
    }

    @GetMapping("/networks/new")
    String start(Principal person, Model model) {
        model.addAttribute("accounts", accounts.all());
        model.addAttribute("drafts", drafts.of(person.getName()));
        return "network/new";
    }

    @PostMapping("/networks/new")
    String begin(@RequestParam long accountId, Principal person) {
        Account account = accounts.find(accountId).orElseThrow(() -> missing("account"));
        return to(drafts.begin(person.getName(), account), WizardStep.VPC);
    }

    @PostMapping("/networks/{network}/edit")
    String edit(@PathVariable String network, Principal person) {
        return to(drafts.edit(person.getName(), finder.network(network)), WizardStep.VPC);
    }

    @GetMapping("/networks/new/{draft}")
    String resume(@PathVariable("draft") long id, Principal person) {
        return to(draft(id, person), WizardStep.VPC);
    }

    @GetMapping("/networks/new/{draft}/{step}")
    String show(
            @PathVariable("draft") long id,
            @PathVariable("step") String path,
            @RequestParam(name = "return", required = false) String returnTo,
            Principal person,
            Model model) {
        WizardDraft draft = draft(id, person);
        WizardStep step = step(path);
        model.addAttribute("form", WizardForm.of(draft));
        model.addAttribute("returnTo", Objects.requireNonNullElse(returnTo, ""));
        view.fill(model, draft, step);
        return PAGE;
    }

    /// The form as it was saved, on which what was sent is laid.
    @ModelAttribute("form")
    WizardForm form(@PathVariable(name = "draft", required = false) Long id, Principal person) {
        return id == null ? new WizardForm() : WizardForm.of(draft(id, person));
    }

    @PostMapping("/networks/new/{draft}/{step}")
    String go(
            @PathVariable("draft") long id,
            @PathVariable("step") String path,
            @RequestParam(defaultValue = "next") String go,
            @RequestParam(name = "return", defaultValue = "") String returnTo,
            @ModelAttribute("form") WizardForm form,
            BindingResult errors,
            Principal person,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        WizardStep step = step(path);
        WizardDraft saved = save(draft(id, person), form, step);
        switch (go) {
            case "back" -> {
                return to(saved, step.back());
            }
            case "leave" -> {
                flash.addFlashAttribute("notice", "The draft is saved. Go on with it whenever you like.");
                return TO_NETWORKS;
            }
            case "discard" -> {
                drafts.discard(saved);
                flash.addFlashAttribute("notice", "The draft is gone.");
                return TO_NETWORKS;
            }
            case "create" -> {
                return create(saved, form, errors, person, model, flash, response);
            }
            case "next" -> {
                return next(saved, step, returnTo, errors, model, response);
            }
            default -> {
                return go.startsWith(USE)
                        ? use(saved, step, go.substring(USE.length()), form, returnTo, errors, model, response)
                        : subnets(saved, go);
            }
        }
    }

    private WizardDraft save(WizardDraft draft, WizardForm form, WizardStep step) {
        var visited = new HashSet<>(draft.visited());
        visited.add(step.path());
        return drafts.save(form.into(draft, visited)).orElseThrow(() -> missing("draft"));
    }

    private String next(
            WizardDraft saved,
            WizardStep step,
            String returnTo,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        view.addErrors(saved, errors, step);
        if (errors.hasErrors()) {
            return again(saved, step, returnTo, model, response);
        }
        return to(saved, returnTo.equals("review") ? WizardStep.REVIEW : step.next());
    }

    /// Takes what was offered for a field in place of what was typed there.
    private String use(
            WizardDraft saved,
            WizardStep step,
            String field,
            WizardForm form,
            String returnTo,
            BindingResult errors,
            Model model,
            HttpServletResponse response) {
        String offer = view.offers(saved, step).get(field);
        if (offer == null) {
            return to(saved, step);
        }
        PropertyAccessorFactory.forBeanPropertyAccess(form).setPropertyValue(field, offer);
        WizardDraft mended = save(saved, form, step);
        view.addErrors(mended, errors, step);
        return errors.hasErrors() ? again(mended, step, returnTo, model, response) : to(mended, step);
    }

    private String again(
            WizardDraft saved, WizardStep step, String returnTo, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("returnTo", returnTo);
        model.addAttribute("offers", view.offers(saved, step));
        view.fill(model, saved, step);
        return PAGE;
    }

    /// The buttons that add and remove private subnets: `add-a`, `add-b`, `remove-4`.
    private String subnets(WizardDraft saved, String go) {
        LayoutDraft layout = saved.layout();
        var subnets = new ArrayList<>(Objects.requireNonNullElse(layout.subnets(), List.<SubnetDraft>of()));
        if (go.startsWith("add-")) {
            subnets.add(view.anotherSubnet(layout, go.substring("add-".length())));
        } else if (go.matches("remove-\\d{1,3}")) {
            int index = Integer.parseInt(go.substring("remove-".length()));
            if (index < subnets.size()) {
                subnets.remove(index);
            }
        }
        var changed = saved.with(saved.accountId(), layout.withSubnets(subnets), saved.reason(), saved.visited());
        return to(drafts.save(changed).orElseThrow(() -> missing("draft")), WizardStep.VPC);
    }

    private String create(
            WizardDraft draft,
            WizardForm form,
            BindingResult errors,
            Principal person,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        try {
            NetworkId id = saveNetwork(draft, person.getName());
            drafts.discard(draft);
            return plan(id, person, flash);
        } catch (InvalidInputException e) {
            FormErrors.add(e, errors);
        } catch (EditConflictException e) {
            errors.reject(
                    "conflict",
                    "%s saved revision %d meanwhile: %s. Your draft is kept. To put it on top of that, press %s again."
                            .formatted(e.theirs().author(), e.theirs().number(), e.theirs().reason(), "Save"));
            model.addAttribute("conflict", conflicts.of(e));
            drafts.rebase(draft, e.theirs().number());
        }
        return again(draft, WizardStep.REVIEW, "", model, response);
    }

    private NetworkId saveNetwork(WizardDraft draft, String author) {
        if (draft.network().isPresent()) {
            NetworkId id = draft.network().get();
            networks.revise(id, draft.baseRevision(), draft.layout(), author, draft.reason());
            return id;
        }
        long account =
                view.account(draft)
                        .map(Account::id)
                        .orElseThrow(() ->
                                InvalidInputException.of(
                                        "accountId",
                                        "Choose one of the accounts that Gatehouse may use, for example Sandbox."));
        return networks.create(account, draft.layout(), author, draft.reason());
    }

    private String plan(NetworkId id, Principal person, RedirectAttributes flash) {
        try {
            return "redirect:/networks/%s/plans/%d".formatted(id, plans.create(id, person.getName()).id());
        } catch (CloudException e) {
            flash.addFlashAttribute("problem", e.failure().sentence());
            return "redirect:/networks/%s/changes".formatted(id);
        }
    }

    /// The picture and the bar as they would be, without saving anything.
    @PostMapping("/networks/new/{draft}/{step}/preview")
    String preview(
            @PathVariable("draft") long id,
            @PathVariable("step") String path,
            @ModelAttribute("form") WizardForm form,
            BindingResult errors,
            Principal person,
            Model model) {
        WizardDraft draft = draft(id, person);
        view.fill(model, form.into(draft, draft.visited()), step(path));
        return "network/wizard :: picture";
    }

    private WizardDraft draft(long id, Principal person) {
        return drafts.find(id, person.getName()).orElseThrow(() -> missing("draft"));
    }

    private static WizardStep step(String path) {
        return WizardStep.of(path).orElseThrow(() -> missing("step"));
    }

    private static String to(WizardDraft draft, WizardStep step) {
        return "redirect:/networks/new/%d/%s".formatted(draft.id(), step.path());
    }

    private static ResponseStatusException missing(String what) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such %s.".formatted(what));
    }

    /// The network that a draft would change, for the title of its page.
    static String titleOf(java.util.Optional<Network> edited) {
        return edited.map(network -> "Edit " + network.name()).orElse("New network");
    }
}
