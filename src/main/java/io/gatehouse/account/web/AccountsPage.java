package io.gatehouse.account.web;

import io.gatehouse.account.Account;
import io.gatehouse.account.AccountInUseException;
import io.gatehouse.account.Accounts;
import io.gatehouse.account.web.AccountCheck.NotReached;
import io.gatehouse.account.web.AccountCheck.Reached;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.web.Choice;
import io.gatehouse.web.FormErrors;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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

/// The accounts, and the forms that add and change one.
@Controller
@RequestMapping(AccountsPage.PATH)
class AccountsPage {

    static final String PATH = "/settings/accounts";

    private static final String HOME = "redirect:" + PATH;
    private static final String ADD = "account/account-new";
    private static final String EDIT = "account/account-edit";
    private static final List<Choice> KINDS =
            List.of(
                    new Choice("AWS", "AWS", "An AWS account and one of its regions."),
                    new Choice(
                            "SANDBOX",
                            "Sandbox",
                            "A simulated cloud inside Gatehouse. Costs nothing, breaks nothing."));

    private final Accounts accounts;
    private final AccountCheck check;

    AccountsPage(Accounts accounts, AccountCheck check) {
        this.accounts = accounts;
        this.check = check;
    }

    @ModelAttribute("kinds")
    List<Choice> kinds() {
        return KINDS;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("accounts", accounts.all());
        return "account/accounts";
    }

    @GetMapping("/new")
    String add(Model model) {
        model.addAttribute("form", AccountForm.EMPTY);
        return ADD;
    }

    @PostMapping("/new")
    String create(
            @ModelAttribute("form") AccountForm form,
            BindingResult result,
            @RequestParam(defaultValue = "false") boolean saveAnyway,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            var answer = check.ask(accounts.check(form.draft()));
            if (answer instanceof NotReached(var sentence) && !saveAnyway) {
                model.addAttribute("notReached", sentence);
                return again(response, ADD);
            }
            var account = accounts.create(form.draft());
            redirect.addFlashAttribute("notice", saved(account, answer));
            return HOME;
        } catch (InvalidInputException e) {
            FormErrors.add(e, result);
            return again(response, ADD);
        }
    }

    @GetMapping("/{id}")
    String edit(@PathVariable long id, Model model) {
        var account = accounts.account(id);
        model.addAttribute("account", account);
        model.addAttribute("form", AccountForm.of(account));
        return EDIT;
    }

    @PostMapping("/{id}")
    String change(
            @PathVariable long id,
            @ModelAttribute("form") AccountForm form,
            BindingResult result,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        model.addAttribute("account", accounts.account(id));
        try {
            var changed = accounts.change(id, form.draft());
            redirect.addFlashAttribute("notice", "Account “%s” is saved.".formatted(changed.name()));
            return HOME;
        } catch (InvalidInputException e) {
            FormErrors.add(e, result);
            return again(response, EDIT);
        }
    }

    @PostMapping("/{id}/check")
    String check(@PathVariable long id, RedirectAttributes redirect) {
        switch (check.ask(accounts.account(id))) {
            case Reached(var sentence) -> redirect.addFlashAttribute("notice", sentence);
            case NotReached(var sentence) -> redirect.addFlashAttribute("failure", sentence);
        }
        return HOME;
    }

    @GetMapping("/{id}/delete")
    String askBeforeDeletion(@PathVariable long id, Model model) {
        model.addAttribute("account", accounts.account(id));
        return "account/account-delete";
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable long id, RedirectAttributes redirect) {
        var name = accounts.account(id).name();
        try {
            accounts.delete(id);
            redirect.addFlashAttribute(
                    "notice", "Account “%s” is deleted here. Nothing changed in AWS.".formatted(name));
        } catch (AccountInUseException e) {
            redirect.addFlashAttribute("failure", e.sentence());
        }
        return HOME;
    }

    private static String saved(Account account, AccountCheck.Answer answer) {
        return "Account “%s” is saved. ".formatted(account.name())
                + (answer instanceof Reached(var sentence) ? sentence : "Gatehouse could not reach it yet.");
    }

    private static String again(HttpServletResponse response, String view) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view;
    }
}
