package io.gatehouse.reconcile;

import io.gatehouse.planning.Action;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.ResourceKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Carries out the actions of one plan: each as soon as those before it have ended, independent ones side by side.
///
/// A failed action holds up only what comes after it. When the run is cancelled, what has begun is finished and nothing
/// else begins.
final class Execution {

    /// How soon it is noticed that the panel stops.
    private static final Duration SOON = Duration.ofMillis(200);

    private final ActionWorker worker;
    private final BooleanSupplier cancelled;
    private final Map<Ref, AwsId> ids;
    private final Map<Action.Id, Action> open = new LinkedHashMap<>();
    private final Map<Action.Id, Integer> waitingFor = new HashMap<>();
    private final Map<Action.Id, List<Action.Id>> followers = new HashMap<>();
    private final BlockingQueue<Supplier<Settled>> settled = new LinkedBlockingQueue<>();
    private final List<Settled> failures = new ArrayList<>();
    private int running;

    /// How an action ended.
    ///
    /// @param id the resource's AWS id; null after a deletion or failure
    /// @param failure why it did not work; null when it did
    record Settled(Action action, @Nullable AwsId id, @Nullable String failure) {}

    /// @param ids what is known of the AWS ids of resources
    /// @param cancelled asked before anything new begins
    Execution(ActionWorker worker, Map<ResourceKey, AwsId> ids, BooleanSupplier cancelled) {
        this.worker = worker;
        this.ids = new ConcurrentHashMap<>(ids);
        this.cancelled = cancelled;
    }

    /// Carries out the actions and returns when none is running and none can begin.
    ///
    /// @return the failures, in the order in which they happened; empty when all that began worked
    /// @throws RuntimeException when the journal could not be written: the run may go on once that is possible again
    /// @throws InterruptedException when the panel shuts down; what has begun is found again by its journal and tags
    List<Settled> run(Collection<Action> actions) throws InterruptedException {
        actions.forEach(action -> {
            open.put(action.id(), action);
            waitingFor.put(action.id(), action.after().size());
            action.after()
                    .forEach(before -> followers.computeIfAbsent(before, _ -> new ArrayList<>()).add(action.id()));
        });
        begin(actions.stream().filter(action -> action.after().isEmpty()).toList());
        while (running > 0) {
            Supplier<Settled> first = settled.poll(SOON.toMillis(), TimeUnit.MILLISECONDS);
            worker.refuseWhenStopping();
            var ended = new ArrayList<Supplier<Settled>>();
            Stream.ofNullable(first).forEach(ended::add);
            settled.drainTo(ended);
            begin(ended.stream().flatMap(one -> settle(one.get()).stream()).toList());
        }
        return List.copyOf(failures);
    }

    private void begin(List<Action> ready) {
        if (ready.isEmpty() || cancelled.getAsBoolean()) {
            return;
        }
        var batches = new LinkedHashMap<String, List<Action>>();
        ready.forEach(action ->
                batches.computeIfAbsent(
                                action.id().verb()
                                        + " "
                                        + action.key().kind()
                                        + " "
                                        + action.work().resource().company(),
                                _ -> new ArrayList<>())
                        .add(action));
        batches.values()
                .forEach(batch -> {
                    running += batch.size();
                    worker.begin(batch, this::find, settled::add);
                });
    }

    private Optional<AwsId> find(Ref ref) {
        return ref instanceof AwsId id ? Optional.of(id) : Optional.ofNullable(ids.get(ref));
    }

    /// Takes note of an end, and gives what can begin because of it.
    private List<Action> settle(Settled end) {
        running--;
        Action.Id id = end.action().id();
        open.remove(id);
        if (end.failure() != null) {
            failures.add(end);
            return List.of();
        }
        if (end.id() != null) {
            ids.put(id.key(), end.id());
        }
        return followers.getOrDefault(id, List.of()).stream()
                .filter(follower -> waitingFor.merge(follower, -1, Integer::sum) == 0)
                .flatMap(follower -> Optional.ofNullable(open.get(follower)).stream())
                .toList();
    }

    /// The actions that were never begun, or did not end well.
    Collection<Action> left() {
        return List.copyOf(open.values());
    }
}
