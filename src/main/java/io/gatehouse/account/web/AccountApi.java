package io.gatehouse.account.web;

import io.gatehouse.account.Account;
import io.gatehouse.account.AccountDraft;
import io.gatehouse.account.Accounts;
import io.gatehouse.cloud.CloudPermissions;
import io.gatehouse.cloud.Clouds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
@RequestMapping("/api/v1/accounts")
@Tag(name = "Accounts", description = "AWS accounts, each in one region, and sandboxes")
class AccountApi {

    private final Accounts accounts;
    private final Clouds clouds;

    AccountApi(Accounts accounts, Clouds clouds) {
        this.accounts = accounts;
        this.clouds = clouds;
    }

    @GetMapping
    @Operation(summary = "List the accounts")
    List<Account> list() {
        return accounts.all();
    }

    @GetMapping("/{id}")
    @Operation(summary = "Read one account")
    Account read(@PathVariable long id) {
        return accounts.account(id);
    }

    @GetMapping("/{id}/permissions")
    @Operation(
            summary = "Check every IAM action that the panel needs in an account",
            description = "Changes nothing in AWS. `method` says how it was found out and what cannot be known so.")
    CloudPermissions.Report permissions(@PathVariable long id) {
        return clouds.connect(read(id).connection()).permissions().check();
    }

    @GetMapping(path = "/{id}/policy", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Read the least IAM policy that the panel needs in an account",
            description = "404 for a sandbox, which needs none.")
    String policy(@PathVariable long id) {
        return clouds.connect(read(id).connection())
                .permissions()
                .policy()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "This account needs no policy."));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add an account",
            description =
                    "`kind` is SANDBOX or AWS. Without `roleArn` the panel acts with its own AWS credentials. Whether"
                            + " AWS lets it in is not tried here.")
    ResponseEntity<Account> create(@RequestBody AccountDraft draft) {
        var account = accounts.create(draft);
        return ResponseEntity.created(URI.create("/api/v1/accounts/" + account.id())).body(account);
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Change the name of an account, and how Gatehouse gets into it",
            description =
                    "All three of `name`, `roleArn` and `externalId` are taken as they are here; one that is left out"
                            + " is taken away. `kind` and `region` stay: networks stand on them.")
    Account change(@PathVariable long id, @RequestBody AccountDraft draft) {
        return accounts.change(id, draft);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forget an account that has no networks; nothing changes in AWS")
    void delete(@PathVariable long id) {
        accounts.delete(id);
    }
}
