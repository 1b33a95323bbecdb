package io.gatehouse.forwarding;

import io.gatehouse.audit.AuditLog;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkDeletingException;
import io.gatehouse.network.Networks;
import io.gatehouse.network.NoSuchNetworkException;
import io.gatehouse.topology.NetworkId;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Changes of forwards that go back by themselves unless somebody keeps them, so that nobody stays locked out by a
/// change that cut the way to the panel.
@Service
public class Trials {

    /// The longest time that a change can be tried.
    public static final Duration LONGEST = Duration.ofDays(1);

    private final TrialRows rows;
    private final Networks networks;
    private final TimedWork work;
    private final AuditLog audit;
    private final Clock clock;

    Trials(TrialRows rows, Networks networks, TimedWork work, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.networks = networks;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    /// Begins to try a change that was saved. When another change of the network is being tried already, both go back
    /// or are kept together.
    ///
    /// @param revision the revision that has the change, and nobody has changed forwards since; the one before it is
    ///   gone back to
    /// @param length after how long it goes back
    /// @throws InvalidInputException at `revision` when it changed no forwards, or forwards were changed since
    /// @throws NetworkDeletingException when the network is being deleted
    /// @throws NoSuchNetworkException when there is none with this id
    @Transactional
    public Trial begin(NetworkId network, long revision, String author, Duration length) {
        requireNewest(networks.find(network).orElseThrow(() -> new NoSuchNetworkException(network)), revision);
        var trial =
                new Trial(
                        network,
                        revision,
                        revision - 1,
                        author,
                        clock.instant().plus(length).truncatedTo(ChronoUnit.MILLIS));
        Optional<TrialRow> former = rows.findById(network.number());
        former.ifPresent(row -> row.extend(trial));
        TrialRow row = former.orElseGet(() -> rows.save(new TrialRow(trial)));
        work.endTrial(trial);
        audit.record(
                author,
                "port forwards tried",
                networks.subject(network),
                "revision %d until %s".formatted(revision, trial.endsAt()));
        return row.trial();
    }

    private void requireNewest(Network network, long revision) {
        if (network.deleting()) {
            throw new NetworkDeletingException(network.name());
        }
        ForwardBook tried = book(network.id(), revision);
        if (revision < 2 || book(network.id(), revision - 1).equals(tried)) {
            throw InvalidInputException.of(
                    "revision",
                    "Revision %d changed no port forwards, so there is nothing to try.".formatted(revision));
        }
        if (!book(network.id(), network.revision()).equals(tried)) {
            throw InvalidInputException.of(
                    "revision",
                    "Port forwards were changed again since revision %d. Try the newest change.".formatted(revision));
        }
    }

    /// The change of a network that is being tried; empty when none is.
    @Transactional(readOnly = true)
    public Optional<Trial> of(NetworkId network) {
        return rows.findById(network.number()).map(TrialRow::trial);
    }

    /// Keeps what is being tried.
    ///
    /// @return whether anything was
    @Transactional
    public boolean keep(NetworkId network, String author) {
        Optional<TrialRow> row = rows.findById(network.number());
        row.ifPresent(one -> {
            rows.delete(one);
            audit.record(
                    author,
                    "port forwards kept",
                    networks.subject(network),
                    "revision %d".formatted(one.trial().revision()));
        });
        return row.isPresent();
    }

    /// Goes back, if the time of the trial is over and nobody kept it. Forwards that were changed once more since stay
    /// as they are.
    @Transactional
    void end(NetworkId id) {
        Optional<TrialRow> row =
                rows.findById(id.number()).filter(one -> !one.trial().endsAt().isAfter(clock.instant()));
        Optional<Network> network = networks.find(id).filter(one -> !one.deleting());
        if (row.isPresent() && network.isPresent()) {
            goBack(row.get().trial());
        }
        row.ifPresent(rows::delete);
    }

    private void goBack(Trial trial) {
        ForwardBook before = book(trial.network(), trial.backTo());
        ForwardBook tried = book(trial.network(), trial.revision());
        networks.reviseAsForeseen(
                trial.network(),
                ForwardsPart.NAME,
                (network, now) -> BookJson.write(BookJson.read(now).undoing(before, tried, network.revision() + 1)),
                "Nobody kept the change of forwards in revision %d, so it goes back to revision %d."
                        .formatted(trial.revision(), trial.backTo()));
    }

    private ForwardBook book(NetworkId network, long revision) {
        return BookJson.read(networks.part(network, ForwardsPart.NAME, revision));
    }
}
