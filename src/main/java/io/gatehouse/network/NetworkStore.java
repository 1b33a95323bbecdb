package io.gatehouse.network;

import io.gatehouse.audit.AuditLog;
import io.gatehouse.network.LayoutContext.Sibling;
import io.gatehouse.topology.NetworkId;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Saves networks, each change in one transaction with its audit entry and its event. What no other network of the
/// account may have is checked here once more, with the account locked.
@Component
class NetworkStore {

    private final NetworkRows networks;
    private final RevisionRows revisions;
    private final GoneNetworkRows gone;
    private final RevisionParts parts;
    private final WizardDraftRows drafts;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    NetworkStore(
            NetworkRows networks,
            RevisionRows revisions,
            GoneNetworkRows gone,
            RevisionParts parts,
            WizardDraftRows drafts,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.networks = networks;
        this.revisions = revisions;
        this.gone = gone;
        this.parts = parts;
        this.drafts = drafts;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    NetworkId create(long accountId, NetworkLayout layout, String author, String reason) {
        networks.lockAccount(accountId);
        requireFree(layout, siblings(accountId, Optional.empty()));
        NetworkId id = networks.save(new NetworkRow(accountId, layout.name(), clock.instant())).networkId();
        save(id, 1, layout, Authorship.of(author, reason));
        audit.record(author, "network created", Network.subject(layout.name()), reason);
        return id;
    }

    /// @throws NoSuchElementException when the panel knows a network with this id already
    @Transactional
    void takeBack(NetworkId id, long accountId, NetworkLayout layout, Authorship by) {
        networks.lockAccount(accountId);
        if (networks.existsById(id.number())) {
            throw new NoSuchElementException("Network %s is not lost: it is known already.".formatted(id));
        }
        requireFree(layout, siblings(accountId, Optional.empty()));
        gone.deleteById(id.number());
        networks.insert(id.number(), accountId, NetworkRow.fold(layout.name()), clock.instant());
        save(id, 1, layout, by);
        audit.record(by.author(), "network taken back", Network.subject(layout.name()), by.reason());
    }

    /// @param contents what parts are to hold, by their names; parts that are left out stay as they are
    /// @param yours the draft, for whoever is too late
    /// @throws EditConflictException when the current revision is another one
    @Transactional
    long revise(
            NetworkId id,
            long expected,
            NetworkLayout layout,
            Map<String, String> contents,
            LayoutDraft yours,
            Authorship by) {
        Network network = editable(id);
        if (network.revision() != expected) {
            throw new EditConflictException(id, expected, revision(id, network.revision()), yours);
        }
        requireFree(layout, siblings(network.accountId(), Optional.of(id)));
        return revise(network, layout, contents, by);
    }

    /// Edits what one part holds, whatever others have saved meanwhile.
    @Transactional
    long revise(NetworkId id, String part, PartEdit edit, Authorship by) {
        Network network = editable(id);
        String content = edit.apply(network, parts.content(id, part, network.revision()));
        return revise(network, network.layout(), Map.of(part, content), by);
    }

    private long revise(Network network, NetworkLayout layout, Map<String, String> contents, Authorship by) {
        NetworkId id = network.id();
        if (network.layout().equals(layout) && parts.hold(id, network.revision(), contents)) {
            return network.revision();
        }
        long number = row(id).revise(layout.name());
        parts.save(id, number, contents);
        save(id, number, layout, by);
        audit.record(
                by.author(),
                "network changed",
                Network.subject(layout.name()),
                "revision %d. %s".formatted(number, by.reason()));
        return number;
    }

    @Transactional
    void delete(NetworkId id, String author) {
        Network network = locked(id);
        if (!network.deleting()) {
            row(id).delete();
            drafts.deleteByNetworkId(id.number());
            audit.record(author, "network to be deleted", network.subject(), "");
            events.publishEvent(new NetworkChanged(id, network.revision()));
        }
    }

    /// Two who look at AWS may both see that nothing is left; the second has nothing to do.
    ///
    /// @throws IllegalStateException when nobody asked to delete the network
    @Transactional
    void forget(NetworkId id, String author) {
        Network network = ifThere(id).orElse(null);
        if (network == null) {
            return;
        }
        if (!network.deleting()) {
            throw new IllegalStateException("network %s is not being deleted".formatted(id));
        }
        parts.forget(id);
        revisions.deleteByNetworkId(id.number());
        networks.delete(row(id));
        gone.save(new GoneNetworkRow(id, network.name(), clock.instant()));
        audit.record(author, "network gone", network.subject(), "Nothing of it is left in AWS.");
    }

    @Transactional(readOnly = true)
    Optional<Network> find(NetworkId id) {
        return networks.current(id.number()).map(NetworkRows.Current::value);
    }

    /// What those networks were called that are gone.
    @Transactional(readOnly = true)
    Map<NetworkId, String> goneNames(Collection<NetworkId> ids) {
        return gone.findAllById(ids.stream().map(NetworkId::number).toList()).stream()
                .collect(Collectors.toMap(GoneNetworkRow::networkId, GoneNetworkRow::name));
    }

    @Transactional(readOnly = true)
    List<Network> all() {
        return networks.allCurrent().stream().map(NetworkRows.Current::value).toList();
    }

    @Transactional(readOnly = true)
    List<Network> inAccount(long accountId) {
        return networks.currentOfAccount(accountId).stream().map(NetworkRows.Current::value).toList();
    }

    @Transactional(readOnly = true)
    List<Revision> revisions(NetworkId id) {
        return revisions.findByNetworkIdOrderByRevisionDesc(id.number()).stream().map(RevisionRow::revision).toList();
    }

    /// The networks of an account that must not be stepped on: not the one that is edited, and none that is going.
    @Transactional(readOnly = true)
    List<Sibling> siblings(long accountId, Optional<NetworkId> edited) {
        return inAccount(accountId).stream()
                .filter(network -> !network.deleting() && !edited.equals(Optional.of(network.id())))
                .map(network -> new Sibling(network.name(), network.layout().cidr()))
                .toList();
    }

    /// The network as it is once nobody else can save one of its account.
    private Network locked(NetworkId id) {
        return ifThere(id).orElseThrow(() -> new NoSuchNetworkException(id));
    }

    private Optional<Network> ifThere(NetworkId id) {
        return networks.accountOf(id.number())
                .flatMap(account -> {
                    networks.lockAccount(account);
                    return find(id);
                });
    }

    private Network editable(NetworkId id) {
        Network network = locked(id);
        if (network.deleting()) {
            throw new NetworkDeletingException(network.name());
        }
        return network;
    }

    private NetworkRow row(NetworkId id) {
        return networks.findById(id.number()).orElseThrow(() -> new NoSuchNetworkException(id));
    }

    /// @throws NoSuchRevisionException when there is no such network, or it has no such revision
    @Transactional(readOnly = true)
    Revision revision(NetworkId id, long number) {
        return revisions
                .findByNetworkIdAndRevision(id.number(), number)
                .map(RevisionRow::revision)
                .orElseThrow(() -> new NoSuchRevisionException(id, number));
    }

    private void save(NetworkId id, long number, NetworkLayout layout, Authorship by) {
        revisions.save(
                new RevisionRow(
                        id, new Revision(number, layout, by.author(), by.reason(), clock.instant(), by.foreseen())));
        events.publishEvent(new NetworkChanged(id, number));
    }

    private static void requireFree(NetworkLayout layout, List<Sibling> siblings) {
        var findings = new Findings();
        var rules = new VpcRules(findings, siblings);
        rules.name(layout.name());
        rules.cidr(layout.cidr().toString());
        if (!findings.errors().isEmpty()) {
            throw new Checked.Invalid(findings.errors(), List.of()).exception();
        }
    }
}
