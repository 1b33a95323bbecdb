package io.gatehouse.network;

import io.gatehouse.account.Actor;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.topology.NetworkId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The networks that people want. Saving one publishes [NetworkChanged]; nothing here touches AWS but the catalog,
/// which is asked before the transaction begins.
@Service
public class Networks {

    private final NetworkStore store;
    private final LayoutChecker checker;

    Networks(NetworkStore store, LayoutChecker checker) {
        this.store = store;
        this.checker = checker;
    }

    /// Saves a new network as revision 1.
    ///
    /// @param reason why, in the author's words; may be empty
    /// @throws InvalidInputException when the draft breaks a rule, with all errors at their fields
    @Transactional(propagation = Propagation.NEVER)
    public NetworkId create(long accountId, LayoutDraft draft, String author, String reason) {
        String why = Reason.check(reason);
        NetworkLayout layout = checker.check(accountId, draft, Optional.empty()).orElseThrow();
        return store.create(accountId, layout, author, why);
    }

    /// Saves a further revision, or nothing when the draft changes nothing.
    ///
    /// @param expectedRevision the revision on which the draft is based
    /// @return the number of the current revision
    /// @throws InvalidInputException when the draft breaks a rule, with all errors at their fields
    /// @throws EditConflictException when somebody else saved a revision meanwhile
    /// @throws NetworkDeletingException when the network is being deleted
    /// @throws NoSuchNetworkException when there is none with this id
    @Transactional(propagation = Propagation.NEVER)
    public long revise(NetworkId id, long expectedRevision, LayoutDraft draft, String author, String reason) {
        Network network = find(id).orElseThrow(() -> new NoSuchNetworkException(id));
        requireCurrent(network, expectedRevision, draft);
        String why = Reason.check(reason);
        NetworkLayout layout = checker.check(network.accountId(), draft, Optional.of(network)).orElseThrow();
        return store.revise(id, expectedRevision, layout, draft, author, why);
    }

    private void requireCurrent(Network network, long expectedRevision, LayoutDraft draft) {
        if (network.deleting()) {
            throw new NetworkDeletingException(network.name());
        }
        if (network.revision() != expectedRevision) {
            throw new EditConflictException(
                    network.id(), expectedRevision, store.revisions(network.id()).getFirst(), draft);
        }
    }

    /// Marks a network as to be deleted: nothing is wanted of it any more. Does nothing when it is marked already.
    ///
    /// @throws NoSuchNetworkException when there is none with this id
    public void delete(NetworkId id, String author) {
        store.delete(id, author);
    }

    /// Forgets a network of which nothing is left in AWS, with all its revisions.
    ///
    /// @throws IllegalStateException when nobody asked to delete it
    /// @throws NoSuchNetworkException when there is none with this id
    public void forget(NetworkId id) {
        store.forget(id, Actor.PANEL);
    }

    /// The network with this id; empty when there is none, or none any more.
    public Optional<Network> find(NetworkId id) {
        return store.find(id);
    }

    /// Every network, those being deleted too, in the order in which they were made.
    public List<Network> all() {
        return store.all();
    }

    /// The networks of one account, those being deleted too, in the order in which they were made.
    public List<Network> inAccount(long accountId) {
        return store.inAccount(accountId);
    }

    /// What was wanted of a network over time, newest first; empty when there is no such network.
    public List<Revision> revisions(NetworkId id) {
        return store.revisions(id);
    }
}
