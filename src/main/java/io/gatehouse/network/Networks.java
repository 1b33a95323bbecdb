package io.gatehouse.network;

import io.gatehouse.account.Actor;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The networks that people want. Saving one publishes [NetworkChanged]; nothing here touches AWS but the catalog,
/// which is asked before the transaction begins.
@Service
public class Networks {

    private final NetworkStore store;
    private final LayoutChecker checker;
    private final RevisionParts parts;

    Networks(NetworkStore store, LayoutChecker checker, RevisionParts parts) {
        this.store = store;
        this.checker = checker;
        this.parts = parts;
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

    /// Takes back a network of which only AWS knows any more, under the id that its resources carry, as revision 1.
    ///
    /// @param seen its layout, as [LayoutReading] reads it
    /// @throws InvalidInputException when that breaks a rule, such as that names are unique
    /// @throws IllegalStateException when the panel knows a network with this id already
    @Transactional(propagation = Propagation.NEVER)
    public void takeBack(NetworkId id, long accountId, NetworkLayout seen, String author, String reason) {
        var before = new Network(id, accountId, 1, seen, false, Instant.EPOCH);
        NetworkLayout layout = checker.checkAlone(before, LayoutDraft.of(seen)).orElseThrow();
        store.takeBack(id, accountId, layout, Authorship.of(author, reason));
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
        var by = Authorship.of(author, reason);
        NetworkLayout layout = checker.check(network.accountId(), draft, Optional.of(network)).orElseThrow();
        return store.revise(id, expectedRevision, layout, Map.of(), draft, by);
    }

    /// Saves what a feature keeps as a further revision, or nothing when the edit changes nothing. Whoever edits
    /// something else of the network meanwhile disturbs nobody; what the edit throws is thrown here.
    ///
    /// @param part the name of the feature's [RevisionPart]
    /// @return the number of the current revision
    /// @throws NetworkDeletingException when the network is being deleted
    /// @throws NoSuchNetworkException when there is none with this id
    public long revise(NetworkId id, String part, PartEdit edit, String author, String reason) {
        return store.revise(id, part, edit, Authorship.of(author, reason));
    }

    /// The same in the panel's own name, when what is saved was agreed to beforehand: it is carried out without a
    /// review, as long as nothing else is pending.
    public long reviseAsForeseen(NetworkId id, String part, PartEdit edit, String reason) {
        return store.revise(id, part, edit, new Authorship(Actor.PANEL, Reason.check(reason), true));
    }

    /// Saves all of an old revision, layout and parts, as a new one.
    ///
    /// @param number the old revision
    /// @param expectedRevision the current revision as the author saw it
    /// @return the number of the current revision
    /// @throws InvalidInputException when the old layout breaks a rule by now, with all errors at their fields
    /// @throws EditConflictException when somebody else saved a revision meanwhile
    /// @throws NetworkDeletingException when the network is being deleted
    /// @throws NoSuchNetworkException when there is none with this id
    /// @throws NoSuchRevisionException when it has no such revision
    @Transactional(propagation = Propagation.NEVER)
    public long goBack(NetworkId id, long number, long expectedRevision, String author) {
        Network network = find(id).orElseThrow(() -> new NoSuchNetworkException(id));
        LayoutDraft draft = LayoutDraft.of(store.revision(id, number).layout());
        requireCurrent(network, expectedRevision, draft);
        NetworkLayout layout = checker.checkAlone(network, draft).orElseThrow();
        var by = Authorship.of(author, "Back to revision %d.".formatted(number));
        return store.revise(id, expectedRevision, layout, parts.contents(id, number), draft, by);
    }

    /// What a feature keeps in a revision; empty when it keeps nothing.
    ///
    /// @param part the name of the feature's [RevisionPart]
    public String part(NetworkId id, String part, long revision) {
        return parts.content(id, part, revision);
    }

    /// What features keep differently in two revisions, in words.
    public List<Difference> partDifferences(NetworkId id, long from, long to) {
        return parts.differences(id, from, to);
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

    /// The resources that a network's newest revisions touch, if all of them were agreed to beforehand and leave the
    /// layout alone; empty when any was not.
    ///
    /// @param applied the newest revision that is not asked about
    public Optional<Set<ResourceKey>> foreseen(Network network, long applied) {
        List<Revision> since = revisions(network.id()).stream().filter(one -> one.number() > applied).toList();
        boolean all =
                !since.isEmpty()
                        && since.stream().allMatch(one -> one.foreseen() && one.layout().equals(network.layout()))
                        && store.revision(network.id(), applied).layout().equals(network.layout());
        return all ? Optional.of(parts.touches(network, applied, network.revision())) : Optional.empty();
    }

    /// Marks a network as to be deleted: nothing is wanted of it any more. Does nothing when it is marked already.
    ///
    /// @throws NoSuchNetworkException when there is none with this id
    public void delete(NetworkId id, String author) {
        store.delete(id, author);
    }

    /// Forgets a network of which nothing is left in AWS, with all its revisions. Does nothing when it is forgotten
    /// already.
    ///
    /// @throws IllegalStateException when nobody asked to delete it
    public void forget(NetworkId id) {
        store.forget(id, Actor.PANEL);
    }

    /// The network with this id; empty when there is none, or none any more.
    public Optional<Network> find(NetworkId id) {
        return store.find(id);
    }

    /// What networks were called that are gone by now; those that the panel never knew are left out.
    public Map<NetworkId, String> goneNames(Collection<NetworkId> ids) {
        return store.goneNames(ids);
    }

    /// How the audit log names a network, also one that is gone, for example `network “payments”`.
    public String subject(NetworkId id) {
        return find(id).map(Network::subject)
                .or(() -> Optional.ofNullable(goneNames(List.of(id)).get(id)).map(Network::subject))
                .orElseGet(() -> "network " + id.text());
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
