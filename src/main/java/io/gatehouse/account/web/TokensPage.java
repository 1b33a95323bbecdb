package io.gatehouse.account.web;

import io.gatehouse.account.ApiToken;
import io.gatehouse.account.ApiTokens;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.web.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// A person's API tokens.
@Controller
@RequestMapping(TokensPage.PATH)
class TokensPage {

    static final String PATH = "/settings/tokens";

    private static final String VIEW = "account/tokens";
    private static final String HOME = "redirect:" + PATH;

    private final ApiTokens tokens;

    TokensPage(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping
    String list(Principal person, Model model) {
        model.addAttribute("tokens", tokens.of(person.getName()));
        model.addAttribute("form", new TokenForm(""));
        return VIEW;
    }

    /// Answers with the page itself: a secret that is shown once must not travel through a session.
    @PostMapping
    String create(
            @ModelAttribute("form") TokenForm form,
            BindingResult result,
            Principal person,
            Model model,
            HttpServletResponse response) {
        try {
            var made = tokens.create(person.getName(), form.name());
            model.addAttribute("made", made);
            model.addAttribute("example", example(made.secret()));
            return "account/token-made";
        } catch (InvalidInputException e) {
            FormErrors.add(e, result);
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("tokens", tokens.of(person.getName()));
            return VIEW;
        }
    }

    @GetMapping("/{id}/revoke")
    String askBeforeRevoking(@PathVariable long id, Principal person, Model model) {
        model.addAttribute("token", token(id, person));
        return "account/token-revoke";
    }

    @PostMapping("/{id}/revoke")
    String revoke(@PathVariable long id, Principal person, RedirectAttributes redirect) {
        var name = token(id, person).name();
        tokens.revoke(person.getName(), id);
        redirect.addFlashAttribute("notice", "Token “%s” is revoked. It opens nothing any more.".formatted(name));
        return HOME;
    }

    private ApiToken token(long id, Principal person) {
        return tokens.of(person.getName()).stream()
                .filter(token -> token.id() == id)
                .findFirst()
                .orElseThrow(() -> new NoSuchTokenException(id));
    }

    private static String example(String secret) {
        var address = ServletUriComponentsBuilder.fromCurrentContextPath().path("/api/v1/networks").toUriString();
        return "curl -H 'Authorization: Bearer %s' %s".formatted(secret, address);
    }

    /// The form as somebody typed it; what the browser did not send is empty.
    record TokenForm(String name) {

        TokenForm {
            name = Objects.requireNonNullElse(name, "");
        }
    }
}
