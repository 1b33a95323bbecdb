package io.gatehouse.reconcile;

import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.network.Network;
import io.gatehouse.planning.Step;
import io.gatehouse.reconcile.Condition.Status;
import io.gatehouse.topology.NetworkId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What is known of each network without asking AWS: kept by every sweep, read by every page.
@Component
public class NetworkStatus {

    private final StatusRows rows;
    private final RunRows runs;
    private final JsonMapper json;
    private final Clock clock;

    NetworkStatus(StatusRows rows, RunRows runs, JsonMapper json, Clock clock) {
        this.rows = rows;
        this.runs = runs;
        this.json = json;
        this.clock = clock;
    }

    /// What is known of a network.
    @Transactional(readOnly = true)
    public StatusView of(Network network) {
        Optional<StatusRow> row = rows.findById(network.id().number());
        Optional<RunRow> last =
                runs.findByNetworkIdOrderByIdDesc(network.id().number(), Limit.of(1)).stream().findFirst();
        @Nullable Long active = last.filter(run -> !run.state().isOver()).map(RunRow::id).orElse(null);
        return new StatusView(
                sync(network, row, last),
                row.map(StatusRow::sweptAt).orElse(null),
                row.map(StatusRow::changes).orElse(0),
                row.map(this::conditions).orElse(List.of()),
                active,
                last.map(RunRow::toSummary).orElse(null));
    }

    /// The resources of a network as the last sweep saw them, ordered by key; empty before the first.
    @Transactional(readOnly = true)
    public List<ResourceView> resources(NetworkId network) {
        return rows.findById(network.number())
                .map(row -> json.readValue(row.resources(), new TypeReference<List<ResourceView>>() {}))
                .orElse(List.of());
    }

    private static SyncState sync(Network network, Optional<StatusRow> row, Optional<RunRow> last) {
        if (last.filter(run -> !run.state().isOver()).isPresent()) {
            return network.deleting() ? SyncState.DELETING : SyncState.APPLYING;
        }
        boolean failed = last.filter(run -> run.state() == RunState.FAILED).isPresent();
        boolean different = row.filter(one -> one.changes() == 0).isEmpty();
        if (failed && different) {
            return SyncState.FAILED;
        }
        if (network.deleting()) {
            return SyncState.DELETING;
        }
        if (row.filter(one -> one.blocked() > 0).isPresent()) {
            return SyncState.BLOCKED;
        }
        long applied = row.map(StatusRow::appliedRevision).orElse(0L);
        if (applied < network.revision()) {
            return SyncState.PENDING;
        }
        return different ? SyncState.DRIFTED : SyncState.IN_SYNC;
    }

    private List<Condition> conditions(StatusRow row) {
        return json.readValue(row.conditions(), new TypeReference<>() {});
    }

    /// Keeps what a sweep means for a network, unless a later sweep has been kept already.
    @Transactional
    void keep(Observation seen) {
        StatusRow row = rows.findById(seen.network().number()).orElseGet(() -> new StatusRow(seen.network()));
        if (row.isNewerThan(seen.snapshot().at())) {
            return;
        }
        int blocked = seen.plan().counts().getOrDefault(Step.Verb.BLOCKED, 0);
        int changes = seen.plan().steps().size() + seen.plan().awaiting().size();
        row.swept(
                seen.snapshot().at(),
                seen.plan().desiredRevision(),
                changes,
                blocked,
                json.writeValueAsString(seen.resources()));
        put(row, observed(), synced(seen, blocked));
        rows.saveAndFlush(row);
    }

    /// Keeps that AWS could not be seen. What was seen before stays.
    @Transactional
    void keepFailure(NetworkId network, CloudFailure failure) {
        StatusRow row = rows.findById(network.number()).orElseGet(() -> new StatusRow(network));
        put(
                row,
                new Condition(
                        Condition.OBSERVED,
                        Status.FALSE,
                        failure.reason().name(),
                        failure.sentence(),
                        clock.instant()));
        rows.saveAndFlush(row);
    }

    /// Forgets a network that is gone.
    @Transactional
    void forget(NetworkId network) {
        rows.findById(network.number()).ifPresent(row -> rows.deleteById(network.number()));
    }

    private Condition observed() {
        return new Condition(Condition.OBSERVED, Status.TRUE, "Swept", "AWS was seen completely.", clock.instant());
    }

    private Condition synced(Observation seen, int blocked) {
        Instant now = clock.instant();
        int changes = seen.plan().steps().size();
        if (seen.plan().isEmpty()) {
            return new Condition(Condition.SYNCED, Status.TRUE, "InSync", "AWS has what is wanted.", now);
        }
        if (blocked > 0) {
            String first = seen.plan().steps().getFirst().reason();
            return new Condition(Condition.SYNCED, Status.FALSE, "Blocked", first, now);
        }
        if (changes == 0) {
            return new Condition(
                    Condition.SYNCED, Status.UNKNOWN, "Awaiting", "AWS does not show yet what was just done.", now);
        }
        String words = changes == 1 ? "1 change is not applied." : changes + " changes are not applied.";
        return new Condition(Condition.SYNCED, Status.FALSE, "Different", words, now);
    }

    private void put(StatusRow row, Condition... news) {
        List<Condition> former = conditions(row);
        var all = new ArrayList<Condition>();
        for (Condition one : news) {
            all.add(one.continuing(former.stream().filter(old -> old.type().equals(one.type())).findFirst()));
        }
        Stream.of(former)
                .flatMap(List::stream)
                .filter(old -> all.stream().noneMatch(one -> one.type().equals(old.type())))
                .forEach(all::add);
        row.conditions(json.writeValueAsString(all));
    }
}
