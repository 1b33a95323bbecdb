package io.gatehouse.account;

import io.gatehouse.audit.AuditLog;
import io.gatehouse.cloud.AccountConnection;
import io.gatehouse.input.InvalidInputException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The accounts that Gatehouse may use. The sandbox is there from the first start.
@Service
public class Accounts {

    private final AccountRows rows;
    private final ObjectProvider<AccountUse> uses;
    private final AuditLog audit;
    private final Actor actor;
    private final Clock clock;

    Accounts(AccountRows rows, ObjectProvider<AccountUse> uses, AuditLog audit, Actor actor, Clock clock) {
        this.rows = rows;
        this.uses = uses;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /// Every account, by name.
    @Transactional(readOnly = true)
    public List<Account> all() {
        return rows.findAllByOrderByFoldedNameAsc().stream().map(AccountRow::account).toList();
    }

    /// The account with this id; empty when there is none.
    @Transactional(readOnly = true)
    public Optional<Account> find(long id) {
        return rows.findById(id).map(AccountRow::account);
    }

    /// How to reach the account with this id.
    ///
    /// @throws NoSuchAccountException when there is none
    @Transactional(readOnly = true)
    public AccountConnection connection(long id) {
        return row(id).account().connection();
    }

    /// The account that a draft means, with id 0, without saving it.
    ///
    /// @throws InvalidInputException when a rule is broken, with one error per field
    @Transactional(readOnly = true)
    public Account check(AccountDraft draft) {
        var account = AccountRules.check(draft);
        requireFree(account.name(), 0);
        return account;
    }

    /// Saves a new account.
    ///
    /// @throws InvalidInputException when a rule is broken, with one error per field
    @Transactional
    public Account create(AccountDraft draft) {
        var account = check(draft);
        var saved = save(new AccountRow(account, clock.instant()));
        audit.record(actor.name(), "account created", subject(saved), saved.kind() + " " + saved.region());
        return saved;
    }

    /// One of them.
    ///
    /// @throws NoSuchAccountException when there is none with this id
    public Account account(long id) {
        return find(id).orElseThrow(() -> new NoSuchAccountException(id));
    }

    /// Changes the name, the role and the external id. The kind and the region of the draft are not looked at: networks
    /// stand on them.
    ///
    /// @throws InvalidInputException when a rule is broken, with one error per field
    /// @throws NoSuchAccountException when there is none with this id
    @Transactional
    public Account change(long id, AccountDraft draft) {
        var row = row(id);
        var before = row.account();
        var wanted =
                AccountRules.check(
                        new AccountDraft(
                                draft.name(),
                                before.kind().name(),
                                before.region(),
                                draft.roleArn(),
                                draft.externalId()));
        requireFree(wanted.name(), id);
        row.change(wanted);
        var saved = save(row);
        audit.record(actor.name(), "account changed", subject(saved), "was “%s”".formatted(before.name()));
        return saved;
    }

    /// Forgets an account. Nothing happens in AWS.
    ///
    /// @throws AccountInUseException when something stands on it
    /// @throws NoSuchAccountException when there is none with this id
    @Transactional
    public void delete(long id) {
        var row = row(id);
        var account = row.account();
        var standing = uses.orderedStream().flatMap(use -> use.of(id).stream()).toList();
        if (!standing.isEmpty()) {
            throw new AccountInUseException(account.name(), standing);
        }
        rows.delete(row);
        audit.record(actor.name(), "account deleted", subject(account), "");
    }

    private AccountRow row(long id) {
        return rows.findById(id).orElseThrow(() -> new NoSuchAccountException(id));
    }

    private Account save(AccountRow row) {
        try {
            return rows.saveAndFlush(row).account();
        } catch (DataIntegrityViolationException e) {
            throw nameTaken();
        }
    }

    private void requireFree(String name, long except) {
        rows.findByFoldedName(AccountRow.fold(name))
                .map(AccountRow::account)
                .filter(other -> other.id() != except)
                .ifPresent(other -> {
                    throw nameTaken();
                });
    }

    private static InvalidInputException nameTaken() {
        return InvalidInputException.of(
                "name", "Another account has this name. Names are unique, for example Production Ireland.");
    }

    private static String subject(Account account) {
        return "account “%s”".formatted(account.name());
    }
}
