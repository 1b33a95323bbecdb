package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.CheckedForward;
import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.ForwardConflictException;
import io.gatehouse.forwarding.Forwards;
import io.gatehouse.forwarding.Forwards.Saved;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.Network;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

/// The form of one forward, new or not: written, reviewed, and saved or applied at once.
@Controller
@RequestMapping("/networks/{network}/forwards")
class ForwardEditor {

    private final ForwardFinder finder;
    private final Forwards forwards;
    private final ForwardFormView view;
    private final ForwardSaving saving;
    private final Clock clock;

    ForwardEditor(ForwardFinder finder, Forwards forwards, ForwardFormView view, ForwardSaving saving, Clock clock) {
        this.finder = finder;
        this.forwards = forwards;
        this.view = view;
        this.saving = saving;
        this.clock = clock;
    }

    @GetMapping("/new")
    String add(
            @PathVariable String network,
            @RequestParam(required = false) @Nullable String clone,
            HttpServletRequest request,
            Model model) {
        Network found = finder.network(network);
        ForwardForm form = clone == null ? ForwardForm.NEW : ForwardForm.of(finder.forward(found, clone)).cloned();
        model.addAttribute("form", form);
        return view.fill(model, found, Optional.empty(), form, request);
    }

    @GetMapping("/{id}")
    String edit(@PathVariable String network, @PathVariable String id, HttpServletRequest request, Model model) {
        Network found = finder.network(network);
        Forward forward = finder.forward(found, id);
        var form = ForwardForm.of(forward);
        model.addAttribute("form", form);
        return view.fill(model, found, Optional.of(forward), form, request);
    }

    @PostMapping({"/new", "/{id:f\\d+}"})
    String go(
            @PathVariable String network,
            @PathVariable(required = false) @Nullable String id,
            @RequestParam(defaultValue = "review") String go,
            @ModelAttribute("form") ForwardForm form,
            BindingResult errors,
            Principal person,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        Network found = finder.network(network);
        Optional<Forward> edited = Optional.ofNullable(id).map(one -> finder.forward(found, one));
        if (go.startsWith("source:")) {
            ForwardForm more = form.withSource(go.substring("source:".length()));
            model.addAttribute("form", more);
            return view.fill(model, found, edited, more, request);
        }
        var checked = forwards.preview(found, number(edited), form.draft(clock.instant()), person.getName());
        if (checked instanceof CheckedForward.Invalid invalid) {
            ForwardFormErrors.add(invalid, errors);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return view.fill(model, found, edited, form, request);
        }
        var valid = checked.orElseThrow();
        return switch (go) {
            case "review" -> view.review(model, found, edited, valid);
            case "save", "apply" -> {
                try {
                    yield save(found, edited, form, valid, go.equals("apply"), person.getName(), flash);
                } catch (ForwardConflictException e) {
                    errors.reject("conflict", ForwardFormErrors.sentence(e));
                } catch (InvalidInputException e) {
                    ForwardFormErrors.add(e, errors);
                }
                response.setStatus(HttpStatus.CONFLICT.value());
                yield view.fill(model, found, edited, form, request);
            }
            default -> view.fill(model, found, edited, form, request);
        };
    }

    private String save(
            Network network,
            Optional<Forward> edited,
            ForwardForm form,
            CheckedForward.Valid valid,
            boolean apply,
            String author,
            RedirectAttributes flash) {
        var changes = ForwardChanges.between(network, forwards.of(network), valid.book());
        var draft = form.draft(clock.instant());
        String reason = form.reason().isBlank() ? ForwardReasons.of(edited, valid.forward()) : form.reason();
        Saved saved =
                edited.isEmpty()
                        ? forwards.create(network.id(), draft, author, reason)
                        : forwards.change(
                                network.id(),
                                edited.get().number(),
                                ForwardFormErrors.revision(form),
                                draft,
                                author,
                                reason);
        return apply
                ? saving.apply(network, saved.revision(), changes, author, reason, form.tryFor(), flash)
                : saving.saved(network, saved.revision(), flash);
    }

    /// What is wrong with what was written so far, and what it would change. Saves nothing.
    @PostMapping({"/new/check", "/{id:f\\d+}/check"})
    String check(
            @PathVariable String network,
            @PathVariable(required = false) @Nullable String id,
            @ModelAttribute("form") ForwardForm form,
            BindingResult errors,
            Principal person,
            Model model) {
        Network found = finder.network(network);
        Optional<Forward> edited = Optional.ofNullable(id).map(one -> finder.forward(found, one));
        var checked = forwards.preview(found, number(edited), form.draft(clock.instant()), person.getName());
        ForwardFormErrors.addWhatIsTyped(checked, form, errors);
        return view.preview(model, found, form, checked);
    }

    private static Optional<Integer> number(Optional<Forward> forward) {
        return forward.map(Forward::number);
    }
}
