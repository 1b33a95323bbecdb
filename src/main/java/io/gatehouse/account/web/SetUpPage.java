package io.gatehouse.account.web;

import io.gatehouse.account.AlreadySetUpException;
import io.gatehouse.account.SetUp;
import io.gatehouse.account.SetUpDraft;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.web.FormErrors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// The first page of an empty panel: proves that the person can read the log, and makes them its administrator.
@Controller
class SetUpPage {

    static final String PATH = "/set-up";

    private static final String VIEW = "account/set-up";

    private final SetUp setUp;
    private final SignIn signIn;

    SetUpPage(SetUp setUp, SignIn signIn) {
        this.setUp = setUp;
        this.signIn = signIn;
    }

    @GetMapping(PATH)
    String show(@RequestParam(required = false) String expired, Model model) {
        if (!setUp.needed()) {
            return "redirect:/networks";
        }
        model.addAttribute("form", new SetUpDraft("", "", "", ""));
        model.addAttribute("expired", expired != null);
        return VIEW;
    }

    @PostMapping(PATH)
    String complete(
            @ModelAttribute("form") SetUpDraft form,
            BindingResult result,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!setUp.needed()) {
            return "redirect:/networks";
        }
        try {
            signIn.as(setUp.complete(form, page()), request, response);
            return "redirect:/networks/new";
        } catch (InvalidInputException e) {
            FormErrors.add(e, result);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return VIEW;
        } catch (AlreadySetUpException e) {
            return "redirect:/sign-in";
        }
    }

    private static String page() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().path(PATH).toUriString();
    }
}
