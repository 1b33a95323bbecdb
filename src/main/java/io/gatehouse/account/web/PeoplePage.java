package io.gatehouse.account.web;

import io.gatehouse.account.PasswordDraft;
import io.gatehouse.account.People;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.web.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// The people, and the form by which one changes their own password.
@Controller
class PeoplePage {

    static final String PATH = "/settings/people";

    private static final String PASSWORD = PATH + "/password";
    private static final String PASSWORD_VIEW = "account/password";

    private final People people;
    private final OtherSessions sessions;

    PeoplePage(People people, OtherSessions sessions) {
        this.people = people;
        this.sessions = sessions;
    }

    @GetMapping(PATH)
    String list(Model model) {
        model.addAttribute("people", people.all());
        return "account/people";
    }

    @GetMapping(PASSWORD)
    String password(Principal person, Model model) {
        model.addAttribute("username", person.getName());
        model.addAttribute("form", new PasswordDraft("", "", ""));
        return PASSWORD_VIEW;
    }

    @PostMapping(PASSWORD)
    String change(
            @ModelAttribute("form") PasswordDraft form,
            BindingResult result,
            Principal person,
            HttpSession session,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            people.changePassword(person.getName(), form);
        } catch (InvalidInputException e) {
            FormErrors.add(e, result);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("username", person.getName());
            return PASSWORD_VIEW;
        }
        sessions.end(person.getName(), session.getId());
        redirect.addFlashAttribute(
                "notice", "Your password is changed. Wherever else you were signed in, you have to sign in again.");
        return "redirect:" + PATH;
    }
}
