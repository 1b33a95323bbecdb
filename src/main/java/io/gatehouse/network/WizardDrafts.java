package io.gatehouse.network;

import io.gatehouse.account.Account;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What people are writing in the wizard. Each draft is its owner's alone.
@Service
public class WizardDrafts {

    private final WizardDraftRows rows;
    private final LayoutChecker checker;
    private final Clock clock;

    WizardDrafts(WizardDraftRows rows, LayoutChecker checker, Clock clock) {
        this.rows = rows;
        this.checker = checker;
        this.clock = clock;
    }

    /// A new draft with the wizard's defaults for an account. May ask the cloud.
    @Transactional(propagation = Propagation.NEVER)
    public WizardDraft begin(String owner, Account account) {
        var row = new WizardDraftRow(owner, null, 0, clock.instant());
        row.write(Long.toString(account.id()), checker.defaults(account), "", Set.of(), clock.instant());
        return rows.save(row).draft();
    }

    /// A new draft that changes nothing of a network yet.
    @Transactional
    public WizardDraft edit(String owner, Network network) {
        var row = new WizardDraftRow(owner, network.id(), network.revision(), clock.instant());
        row.write(Long.toString(network.accountId()), LayoutDraft.of(network.layout()), "", Set.of(), clock.instant());
        return rows.save(row).draft();
    }

    /// One's own draft with this id; empty when there is none.
    @Transactional(readOnly = true)
    public Optional<WizardDraft> find(long id, String owner) {
        return rows.findByIdAndOwner(id, owner).map(WizardDraftRow::draft);
    }

    /// One's own drafts, the latest first.
    @Transactional(readOnly = true)
    public List<WizardDraft> of(String owner) {
        return rows.findByOwnerOrderByUpdatedAtDesc(owner).stream().map(WizardDraftRow::draft).toList();
    }

    /// Saves what was typed, right or wrong.
    ///
    /// @return the draft as saved; empty when it is not there any more
    /// @throws DraftTooLongException when there is no room for all of it
    @Transactional
    public Optional<WizardDraft> save(WizardDraft draft) {
        return rows.findByIdAndOwner(draft.id(), draft.owner())
                .map(row -> {
                    row.write(draft.accountId(), draft.layout(), draft.reason(), draft.visited(), clock.instant());
                    return row.draft();
                });
    }

    /// Bases an edit on a later revision of its network, after its owner has seen what changed.
    @Transactional
    public void rebase(WizardDraft draft, long revision) {
        rows.findByIdAndOwner(draft.id(), draft.owner()).ifPresent(row -> row.rebase(revision));
    }

    /// Throws a draft away.
    @Transactional
    public void discard(WizardDraft draft) {
        rows.findByIdAndOwner(draft.id(), draft.owner()).ifPresent(rows::delete);
    }
}
