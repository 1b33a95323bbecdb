package io.gatehouse.network;

import io.gatehouse.account.Account;
import io.gatehouse.account.Accounts;
import io.gatehouse.cloud.CloudCatalog;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Holds drafts against the rules, with what their account offers and what its other networks use.
@Service
public class LayoutChecker {

    private final Accounts accounts;
    private final Catalogs catalogs;
    private final NetworkStore store;
    private final RevisionParts parts;

    LayoutChecker(Accounts accounts, Catalogs catalogs, NetworkStore store, RevisionParts parts) {
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.store = store;
        this.parts = parts;
    }

    /// Checks a draft that is about to be saved. Asks the cloud.
    ///
    /// @param edited the network that the draft would change; empty for a new one
    Checked check(long accountId, LayoutDraft draft, Optional<Network> edited) {
        return accounts.find(accountId)
                .map(account -> LayoutRules.check(draft, context(account, catalogs.of(account), edited)))
                .map(checked -> withParts(checked, edited))
                .orElseGet(() -> LayoutRules.check(draft, LayoutContext.WITHOUT_ACCOUNT));
    }

    /// Checks a layout that a network is about to get back together with what features kept beside it. Asks the cloud.
    Checked checkAlone(Network edited, LayoutDraft draft) {
        return accounts.find(edited.accountId())
                .map(account -> LayoutRules.check(draft, context(account, catalogs.of(account), Optional.of(edited))))
                .orElseGet(() -> LayoutRules.check(draft, LayoutContext.WITHOUT_ACCOUNT));
    }

    /// Checks a draft that somebody is still writing. Asks the cloud only for what it was not asked a moment ago.
    ///
    /// @param accountId the account as it was typed
    /// @param edited the network that the draft would change; empty for a new one
    public Checked preview(String accountId, LayoutDraft draft, Optional<Network> edited) {
        return account(accountId)
                .map(account -> LayoutRules.check(draft, context(account, catalogs.recent(account), edited)))
                .map(checked -> withParts(checked, edited))
                .orElseGet(() -> LayoutRules.check(draft, LayoutContext.WITHOUT_ACCOUNT));
    }

    /// The account that was meant; empty when there is none.
    public Optional<Account> account(String typed) {
        String number = FieldReader.typed(typed);
        return number.matches("\\d{1,18}") ? accounts.find(Long.parseLong(number)) : Optional.empty();
    }

    /// What the wizard offers for a new network in an account: its zones, and the first block that no other network of
    /// it uses. Without zones when the cloud cannot be asked now.
    public LayoutDraft defaults(Account account) {
        var catalog = new AskedCatalog(catalogs.recent(account), new Findings());
        List<String> zones = OfferedZones.ask(catalog, NatRules.typeOf(NatDraft.DEFAULT)).bestFirst();
        return LayoutDraft.defaults(zones, LayoutRules.freeBlock(store.siblings(account.id(), Optional.empty())));
    }

    private LayoutContext context(Account account, CloudCatalog catalog, Optional<Network> edited) {
        return new LayoutContext(
                account.region(),
                catalog,
                store.siblings(account.id(), edited.map(Network::id)),
                edited.map(Network::layout));
    }

    /// A layout must go together with what features keep beside it.
    private Checked withParts(Checked checked, Optional<Network> edited) {
        if (!(checked instanceof Checked.Valid(var layout, var warnings)) || edited.isEmpty()) {
            return checked;
        }
        List<Finding> conflicts = parts.conflicts(edited.get(), layout);
        return conflicts.isEmpty() ? checked : new Checked.Invalid(FieldOrder.sorted(conflicts), warnings);
    }
}
