package io.gatehouse.account.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// The sign-in page. What it sends goes to Spring Security.
@Controller
class SignInPage {

    @GetMapping("/sign-in")
    String show(HttpServletRequest request, @Nullable Principal person, Model model) {
        if (person != null) {
            return "redirect:/networks";
        }
        var failure = SignInResults.takeFailure(request);
        model.addAttribute("failure", failure == null ? null : failure.sentence());
        model.addAttribute("username", failure == null ? "" : failure.username());
        model.addAttribute("message", message(request));
        return "account/sign-in";
    }

    private static @Nullable String message(HttpServletRequest request) {
        var parameters = request.getParameterMap();
        if (parameters.containsKey("kept")) {
            return "You have been signed out, because nothing happened for a while. What you typed is kept: sign in,"
                    + " and you can send it again.";
        }
        if (parameters.containsKey("expired")) {
            return "You have been signed out, because nothing happened for a while. Sign in to go on.";
        }
        return parameters.containsKey("signed-out") ? "You have signed out." : null;
    }
}
