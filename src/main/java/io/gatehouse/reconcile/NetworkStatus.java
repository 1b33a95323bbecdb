package io.gatehouse.reconcile;

import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkChanged;
import io.gatehouse.planning.Step;
import io.gatehouse.reconcile.Condition.Status;
import io.gatehouse.topology.NetworkId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;

/// What is known of each network without asking AWS: kept by every sweep, read by every page.
@Component
public class NetworkStatus {

    private static final int MOST_TRIES = 5;

    private final StatusRows rows;
    private final RunRows runs;
    private final StoredJson json;
    private final TransactionTemplate transactions;
    private final Clock clock;

    NetworkStatus(StatusRows rows, RunRows runs, StoredJson json, TransactionTemplate transactions, Clock clock) {
        this.rows = rows;
        this.runs = runs;
        this.json = json;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// What is known of a network.
    @Transactional(readOnly = true)
    public StatusView of(Network network) {
        Optional<StatusRow> row = rows.findById(network.id().number());
        Optional<RunRow> last =
                runs.findByNetworkIdOrderByIdDesc(network.id().number(), Limit.of(1)).stream().findFirst();
        StatusSummary summary = new StatusReading(network, row.map(StatusRow::brief), last).summary();
        return new StatusView(
                summary.sync(),
                summary.sweptAt(),
                row.map(StatusRow::changes).orElse(0),
                summary.appliedRevision(),
                row.map(this::conditions).orElse(List.of()),
                summary.activeRun(),
                summary.lastRun());
    }

    /// What is known of a network, in one line.
    @Transactional(readOnly = true)
    public StatusSummary summary(Network network) {
        return Objects.requireNonNull(summaries(List.of(network)).get(network.id()));
    }

    /// What is known of several networks, in one line each. Takes two queries, however many they are.
    @Transactional(readOnly = true)
    public Map<NetworkId, StatusSummary> summaries(Collection<Network> networks) {
        if (networks.isEmpty()) {
            return Map.of();
        }
        List<Long> ids = networks.stream().map(network -> network.id().number()).toList();
        Map<Long, StatusBrief> seen =
                rows.briefs(ids).stream().collect(Collectors.toMap(StatusBrief::networkId, Function.identity()));
        Map<Long, RunRow> last =
                runs.latestOf(ids).stream()
                        .collect(Collectors.toMap(run -> run.network().number(), Function.identity()));
        return networks.stream().collect(Collectors.toMap(Network::id, network -> summary(network, seen, last)));
    }

    private static StatusSummary summary(Network network, Map<Long, StatusBrief> seen, Map<Long, RunRow> last) {
        long id = network.id().number();
        return new StatusReading(network, Optional.ofNullable(seen.get(id)), Optional.ofNullable(last.get(id)))
                .summary();
    }

    /// The resources of a network as the last sweep saw them, ordered by key; empty before the first.
    @Transactional(readOnly = true)
    public List<ResourceView> resources(NetworkId network) {
        return rows.findById(network.number())
                .map(row -> json.read(row.resources(), new TypeReference<List<ResourceView>>() {}))
                .orElse(List.of());
    }

    private List<Condition> conditions(StatusRow row) {
        return json.read(row.conditions(), new TypeReference<>() {});
    }

    /// A network has its row from the first moment on, and until it is forgotten: who looked at AWS before and comes
    /// after that keeps nothing.
    @EventListener
    void on(NetworkChanged change) {
        if (rows.findById(change.network().number()).isEmpty()) {
            rows.saveAndFlush(new StatusRow(change.network()));
        }
    }

    /// Keeps what a sweep means for a network, unless a later sweep has been kept already.
    void keep(Observation seen) {
        settle(() -> rows.findById(seen.network().number()).ifPresent(row -> take(row, seen)));
    }

    private void take(StatusRow row, Observation seen) {
        if (row.isNewerThan(seen.snapshot().at(), clock.instant())) {
            return;
        }
        int blocked = seen.plan().counts().getOrDefault(Step.Verb.BLOCKED, 0);
        int changes = seen.plan().steps().size() + seen.plan().awaiting().size();
        SweptPlan plan = SweptPlan.of(seen);
        row.swept(
                seen.snapshot().at(),
                seen.plan().desiredRevision(),
                new StatusRow.Counts(changes, blocked),
                changes == 0 || asksForNothingNew(row, plan),
                json.write(seen.resources()),
                json.write(plan));
        put(row, observed(), synced(seen, blocked));
        rows.saveAndFlush(row);
    }

    /// Whether a plan has no step that was not drift before: then a newer revision asks for nothing more, as when only
    /// the mode was changed or drift was accepted.
    private boolean asksForNothingNew(StatusRow row, SweptPlan plan) {
        Set<String> before = sweptPlan(row).marks();
        return row.hadAll() && plan.steps().stream().map(SweptPlan.SweptStep::mark).allMatch(before::contains);
    }

    /// The plan that the last sweep made.
    @Transactional(readOnly = true)
    SweptPlan sweptPlan(NetworkId network) {
        return rows.findById(network.number()).map(this::sweptPlan).orElse(SweptPlan.NONE);
    }

    private SweptPlan sweptPlan(StatusRow row) {
        return row.sweptPlan().map(text -> json.read(text, new TypeReference<SweptPlan>() {})).orElse(SweptPlan.NONE);
    }

    /// Keeps that AWS could not be seen. What was seen before stays.
    void keepFailure(NetworkId network, CloudFailure failure) {
        settle(() -> rows.findById(network.number()).ifPresent(row -> take(row, failure)));
    }

    /// Two sweeps may end at the same moment: whoever comes second looks again at what the first has kept.
    private void settle(Runnable work) {
        for (int tries = 1; ; tries++) {
            try {
                transactions.executeWithoutResult(_ -> work.run());
                return;
            } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    private void take(StatusRow row, CloudFailure failure) {
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
    void forget(NetworkId network) {
        settle(() -> rows.findById(network.number()).ifPresent(_ -> rows.deleteById(network.number())));
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
        row.conditions(json.write(all));
    }
}
