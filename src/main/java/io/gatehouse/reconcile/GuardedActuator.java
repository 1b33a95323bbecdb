package io.gatehouse.reconcile;

import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.CloudActuator;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.network.Network;
import io.gatehouse.planning.Action;
import io.gatehouse.planning.Action.Verb;
import io.gatehouse.reconcile.HandOvers.Leave;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// An actuator that terminates a NAT instance only once its peer carries what it carried, and has made another in its
/// place only once that carries its own again.
final class GuardedActuator implements CloudActuator {

    private final CloudActuator actuator;
    private final HandOvers handOvers;
    private final Network network;
    private final long run;

    /// What there is to say of instances that this run terminates.
    private final Map<ResourceKey, String> notes = new ConcurrentHashMap<>();

    /// What the instances that this run makes were before.
    private final Map<ResourceKey, String> predecessors = new ConcurrentHashMap<>();

    /// The instances of this run that carry their own again.
    private final Set<ResourceKey> proven = ConcurrentHashMap.newKeySet();

    /// @param actuator what carries the actions out
    /// @param run for which they are carried out
    GuardedActuator(CloudActuator actuator, HandOvers handOvers, Network network, long run) {
        this.actuator = actuator;
        this.handOvers = handOvers;
        this.network = network;
        this.run = run;
    }

    @Override
    public List<Outcome> apply(Batch batch) {
        if (batch.kind() != ResourceKind.INSTANCE) {
            return actuator.apply(batch);
        }
        return switch (batch.verb()) {
            case DELETE -> terminate(batch);
            case CREATE -> launch(batch);
            case ADOPT, UPDATE -> actuator.apply(batch);
        };
    }

    @Override
    public List<Outcome> poll(Batch batch) {
        List<Outcome> outcomes = actuator.poll(batch);
        if (batch.kind() != ResourceKind.INSTANCE) {
            return outcomes;
        }
        return batch.verb() == Verb.DELETE ? withNotes(batch, outcomes) : withSuccessors(batch, outcomes);
    }

    private List<Outcome> terminate(Batch batch) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Action action : batch.actions()) {
            outcomes.add(
                    switch (handOvers.leave(network, run, action.key(), proven)) {
                        case Leave.Refused(var outcome) -> outcome;
                        case Leave.Granted(var note) -> {
                            notes.put(action.key(), note);
                            yield actuator.apply(alone(batch, action)).getFirst();
                        }
                    });
        }
        return withNotes(batch, outcomes);
    }

    private static Batch alone(Batch batch, Action action) {
        return new Batch(batch.network(), List.of(action), batch.ids(), batch.tokens());
    }

    private List<Outcome> withNotes(Batch batch, List<Outcome> outcomes) {
        List<Outcome> noted = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            String note = notes.getOrDefault(batch.actions().get(i).key(), "");
            noted.add(note.isEmpty() ? outcomes.get(i) : noted(outcomes.get(i), note));
        }
        return List.copyOf(noted);
    }

    private static Outcome noted(Outcome outcome, String note) {
        return switch (outcome) {
            case Outcome.Applied(var id, _) -> new Outcome.Applied(id, note);
            case Outcome.Waiting(var id, var until) -> new Outcome.Waiting(id, until + ". " + note);
            default -> outcome;
        };
    }

    private List<Outcome> launch(Batch batch) {
        try {
            batch.actions().stream().map(Action::key).forEach(this::prepare);
        } catch (CloudException e) {
            return batch.actions().stream().map(_ -> HandOvers.failed(e)).toList();
        }
        return withSuccessors(batch, actuator.apply(batch));
    }

    private void prepare(ResourceKey instance) {
        Optional<String> predecessor = handOvers.predecessor(network, instance);
        if (predecessor.isPresent()) {
            handOvers.forget(network, instance);
            predecessors.putIfAbsent(instance, predecessor.get());
        }
    }

    private List<Outcome> withSuccessors(Batch batch, List<Outcome> outcomes) {
        List<Outcome> proven = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            proven.add(withSuccessor(batch.actions().get(i).key(), outcomes.get(i)));
        }
        return List.copyOf(proven);
    }

    /// An instance that runs is there, and not yet what the one before it was.
    private Outcome withSuccessor(ResourceKey instance, Outcome outcome) {
        String predecessor = predecessors.get(instance);
        if (predecessor == null || !(outcome instanceof Outcome.Applied(var id, _)) || id == null) {
            return outcome;
        }
        return handOvers
                .missing(network, instance, predecessor)
                .<Outcome>map(until -> new Outcome.Waiting(id, until))
                .orElse(outcome);
    }
}
