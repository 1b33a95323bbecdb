package io.gatehouse.account.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/// Shows the forms that arrived too late, each with a button that sends it again.
@Controller
class KeptFormsPage {

    static final String PATH = "/kept-forms";

    private final KeptForms forms;

    KeptFormsPage(KeptForms forms) {
        this.forms = forms;
    }

    @GetMapping(PATH)
    String show(HttpServletRequest request, Model model) {
        model.addAttribute("forms", forms.of(request));
        model.addAttribute("idField", KeptForms.ID_FIELD);
        return "account/kept-forms";
    }

    @PostMapping(PATH + "/{id}/discard")
    String discard(@PathVariable String id, HttpServletRequest request) {
        forms.forget(request, id);
        return "redirect:" + (forms.of(request).isEmpty() ? "/networks" : PATH);
    }
}
