package io.gatehouse.forwarding;

import io.gatehouse.audit.AuditLog;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
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
    /// @param revision the revision that has the change; the one before it is gone back to
    /// @param length after how long it goes back
    @Transactional
    public Trial begin(NetworkId network, long revision, String author, Duration length) {
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
