package io.gatehouse.reconcile.web;

import io.gatehouse.account.Account;
import io.gatehouse.account.Accounts;
import io.gatehouse.account.Installation;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.reconcile.LostNetworks;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.topology.NetworkId;
import java.security.Principal;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What this installation made in an account and no longer knows, and the way to take it back.
@Controller
@RequestMapping("/settings/accounts/{id}/found")
class LostNetworksPage {

    private final LostNetworks lost;
    private final Accounts accounts;
    private final Installation installation;
    private final Plans plans;

    LostNetworksPage(LostNetworks lost, Accounts accounts, Installation installation, Plans plans) {
        this.lost = lost;
        this.accounts = accounts;
        this.installation = installation;
        this.plans = plans;
    }

    @GetMapping
    String show(@PathVariable long id, Model model) {
        Account account = accounts.account(id);
        model.addAttribute("account", account);
        model.addAttribute("installation", installation.id().value());
        try {
            model.addAttribute("found", lost.in(account));
        } catch (CloudException e) {
            model.addAttribute("unreachable", e.failure().sentence());
        }
        return "reconcile/found";
    }

    /// Takes a network back and shows its plan, which is empty when nothing has changed since it was lost.
    @PostMapping("/{network}")
    String takeBack(@PathVariable long id, @PathVariable String network, Principal person, RedirectAttributes flash) {
        try {
            NetworkId which =
                    NetworkId.parse(network).orElseThrow(() -> new NoSuchElementException("No such network."));
            lost.takeBack(accounts.account(id), which, person.getName());
            flash.addFlashAttribute(
                    "notice",
                    "Network %s is taken back. This plan is what AWS differs in from what was read back."
                            .formatted(which));
            return "redirect:/networks/%s/plans/%d".formatted(which, plans.create(which, person.getName()).id());
        } catch (NoSuchElementException e) {
            flash.addFlashAttribute("problem", e.getMessage());
        } catch (InvalidInputException e) {
            flash.addFlashAttribute("problem", "It cannot be taken back yet. " + DriftAnswers.sentences(e));
        } catch (CloudException e) {
            flash.addFlashAttribute("problem", e.failure().sentence());
        }
        return "redirect:/settings/accounts/%d/found".formatted(id);
    }
}
