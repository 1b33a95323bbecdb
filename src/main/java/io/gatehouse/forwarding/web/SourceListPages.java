package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.Forwards;
import io.gatehouse.forwarding.SourceList;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.Network;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
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

/// The saved lists of sources that the forwards of a network share.
@Controller
@RequestMapping("/networks/{network}/forwards/lists")
class SourceListPages {

    private static final String PAGE = "forwarding/lists";

    private final ForwardFinder finder;
    private final Forwards forwards;

    SourceListPages(ForwardFinder finder, Forwards forwards) {
        this.finder = finder;
        this.forwards = forwards;
    }

    /// A list as somebody typed it.
    ///
    /// @param sources one block in each line
    record ListForm(String name, String sources, @Nullable Boolean confirmAnywhere) {

        ListForm {
            name = Objects.requireNonNullElse(name, "");
            sources = Objects.requireNonNullElse(sources, "");
            confirmAnywhere = Boolean.TRUE.equals(confirmAnywhere);
        }

        static ListForm of(SourceList list) {
            String blocks = list.blocks().stream().map(Object::toString).collect(Collectors.joining("\n"));
            return new ListForm(list.name(), blocks, false);
        }

        private List<String> lines() {
            return Arrays.stream(sources.split("[\\s,]+")).filter(line -> !line.isEmpty()).toList();
        }
    }

    @GetMapping
    String show(@PathVariable String network, @RequestParam(defaultValue = "") String edit, Model model) {
        Network found = finder.network(network);
        model.addAttribute("form", forwards.of(found).list(edit).map(ListForm::of).orElse(new ListForm("", "", false)));
        return page(found, model);
    }

    @PostMapping
    String save(
            @PathVariable String network,
            @ModelAttribute("form") ListForm form,
            BindingResult errors,
            Principal person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes flash) {
        Network found = finder.network(network);
        try {
            long revision =
                    forwards.saveList(
                            found.id(),
                            form.name(),
                            form.lines(),
                            Boolean.TRUE.equals(form.confirmAnywhere()),
                            person.getName());
            flash.addFlashAttribute(
                    "notice",
                    revision == found.revision()
                            ? "Nothing was changed."
                            : "Saved as revision %d. Nothing has changed in AWS yet.".formatted(revision));
            return "redirect:/networks/%s/forwards/lists".formatted(network);
        } catch (InvalidInputException e) {
            ForwardFormErrors.add(e, errors);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(found, model);
        }
    }

    @PostMapping("/remove")
    String remove(@PathVariable String network, @RequestParam String name, Principal person, RedirectAttributes flash) {
        Network found = finder.network(network);
        try {
            forwards.removeList(found.id(), name, person.getName());
            flash.addFlashAttribute("notice", "List %s is removed.".formatted(name));
        } catch (InvalidInputException e) {
            flash.addFlashAttribute("problem", e.errors().getFirst().message());
        }
        return "redirect:/networks/%s/forwards/lists".formatted(network);
    }

    private String page(Network network, Model model) {
        var book = forwards.of(network);
        model.addAttribute("network", network);
        model.addAttribute("lists", book.lists());
        model.addAttribute(
                "users",
                book.lists().stream().collect(Collectors.toMap(SourceList::name, list -> book.usersOf(list).size())));
        return PAGE;
    }
}
