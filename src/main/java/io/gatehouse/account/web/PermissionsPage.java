package io.gatehouse.account.web;

import io.gatehouse.account.Account;
import io.gatehouse.account.Accounts;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudPermissions;
import io.gatehouse.cloud.CloudPermissions.Report;
import io.gatehouse.cloud.CloudPermissions.Verdict;
import io.gatehouse.cloud.Clouds;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/// What the panel may do in an account, and the policy that it needs.
@Controller
@RequestMapping(AccountsPage.PATH + "/{id}")
class PermissionsPage {

    private final Accounts accounts;
    private final Clouds clouds;

    PermissionsPage(Accounts accounts, Clouds clouds) {
        this.accounts = accounts;
        this.clouds = clouds;
    }

    /// Asks AWS while the page is made. Changes nothing there.
    @GetMapping("/permissions")
    String show(@PathVariable long id, Model model) {
        Account account = accounts.account(id);
        CloudPermissions permissions = permissions(account);
        model.addAttribute("account", account);
        model.addAttribute("hasPolicy", permissions.policy().isPresent());
        try {
            Report report = permissions.check();
            model.addAttribute("report", report);
            model.addAttribute("denied", report.with(Verdict.DENIED));
            model.addAttribute("unknown", report.with(Verdict.UNKNOWN));
            model.addAttribute("allowed", report.with(Verdict.ALLOWED));
        } catch (CloudException e) {
            model.addAttribute("unreachable", e.failure().sentence());
        }
        return "account/permissions";
    }

    @GetMapping("/policy.json")
    ResponseEntity<String> policy(@PathVariable long id) {
        String policy =
                permissions(accounts.account(id))
                        .policy()
                        .orElseThrow(() ->
                                new ResponseStatusException(HttpStatus.NOT_FOUND, "This account needs no policy."));
        var file = ContentDisposition.attachment().filename("gatehouse-panel-policy.json").build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(policy);
    }

    private CloudPermissions permissions(Account account) {
        return clouds.connect(account.connection()).permissions();
    }
}
