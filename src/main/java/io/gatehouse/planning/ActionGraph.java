package io.gatehouse.planning;

import io.gatehouse.planning.Action.Id;
import io.gatehouse.planning.Action.Verb;
import io.gatehouse.planning.Action.Work;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Components;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.Tagged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts the actions of a plan's steps in order.
///
/// Making follows what is wanted: a resource comes after all that it depends on. Deleting follows what was seen, the
/// other way round: a resource goes after all that depended on it. Where both meet, what is in the way of something new
/// (the old half of a replacement, a subnet whose addresses are needed again) goes first. These orders never contradict
/// each other.
///
/// Where it contradicts none of them, an update comes before the deletion of what it turns away from, above all if AWS
/// refuses that deletion until then, and before the making of what needs the addresses that it gives up.
final class ActionGraph {

    private final Map<ResourceKey, Observed<?>> deleted = new HashMap<>();
    private final Map<ResourceKey, Id> made = new HashMap<>();
    private final Map<Id, Work> work = new HashMap<>();
    private final List<Change.Update> updates = new ArrayList<>();
    private final Map<ResourceKey, Set<ResourceKey>> deletedDependents = new HashMap<>();

    private ActionGraph(List<Step> steps) {
        steps.forEach(step -> add(step.change()));
        deleted.forEach((key, before) ->
                before.actual()
                        .dependsOn()
                        .forEach(on -> deletedDependents.computeIfAbsent(on, _ -> new HashSet<>()).add(key)));
    }

    static List<Action> of(List<Step> steps) {
        return new ActionGraph(steps).ordered();
    }

    private void add(Change change) {
        switch (change) {
            case Change.Create(var wanted) -> make(Verb.CREATE, new Work.Create(wanted));
            case Change.Adopt(var wanted, var existing) -> make(Verb.ADOPT, new Work.Adopt(wanted, existing));
            case Change.Update update -> {
                make(Verb.UPDATE, new Work.Update(update.wanted(), update.before(), update.differences()));
                updates.add(update);
            }
            case Change.Replace(var before, var wanted, _) -> {
                delete(before);
                makeAgain(wanted);
            }
            case Change.Delete(var before) -> delete(before);
            case Change.Blocked _ -> {
                // A person decides first.
            }
        }
    }

    private void makeAgain(Resource wanted) {
        adoptable(wanted)
                .ifPresentOrElse(
                        existing -> make(Verb.ADOPT, new Work.Adopt(wanted, existing)),
                        () -> make(Verb.CREATE, new Work.Create(wanted)));
    }

    private static Optional<AwsId> adoptable(Resource wanted) {
        return wanted instanceof Tagged tagged ? tagged.adopts() : Optional.empty();
    }

    private void make(Verb verb, Work input) {
        var id = new Id(input.resource().key(), verb);
        made.put(id.key(), id);
        work.put(id, input);
    }

    private void delete(Observed<?> before) {
        deleted.put(before.key(), before);
        work.put(deletionOf(before.key()), new Work.Delete(before));
    }

    private static Id deletionOf(ResourceKey key) {
        return new Id(key, Verb.DELETE);
    }

    private List<Action> ordered() {
        var graph = new DependencyGraph<>(work.keySet());
        made.values().forEach(id -> orderMaking(graph, id));
        deletedDependents.forEach((key, dependents) ->
                dependents.forEach(dependent -> graph.order(deletionOf(dependent), deletionOf(key))));
        made.values().forEach(id -> orderAfterWhatIsInTheWay(graph, id));
        updates.forEach(update -> orderBeforeDeletions(graph, update, true));
        updates.forEach(update -> orderBeforeWhatItMakesWayFor(graph, update));
        updates.forEach(update -> orderBeforeDeletions(graph, update, false));
        orderTurns(graph);
        return graph.sorted().stream().map(id -> new Action(id, workOf(id), Set.copyOf(graph.before(id)))).toList();
    }

    /// What is only made goes first, then one replacement after the other.
    private void orderTurns(DependencyGraph<Id> graph) {
        List<Id> turns =
                made.values().stream()
                        .filter(id -> id.verb() == Verb.CREATE && workOf(id).resource().takesTurns())
                        .sorted(Comparator.comparing((Id id) -> deleted.containsKey(id.key())).thenComparing(Id::key))
                        .toList();
        for (int i = 1; i < turns.size(); i++) {
            if (deleted.containsKey(turns.get(i).key())) {
                graph.orderIfPossible(turns.get(i - 1), deletionOf(turns.get(i).key()));
            }
        }
    }

    private Work workOf(Id id) {
        return Optional.ofNullable(work.get(id)).orElseThrow();
    }

    private void orderMaking(DependencyGraph<Id> graph, Id id) {
        for (ResourceKey on : workOf(id).resource().dependsOn()) {
            Optional.ofNullable(made.get(on)).ifPresent(first -> graph.order(first, id));
        }
    }

    private void orderAfterWhatIsInTheWay(DependencyGraph<Id> graph, Id id) {
        Resource wanted = workOf(id).resource();
        deleted.forEach((key, before) -> {
            if (key.equals(wanted.key()) || wanted.excludes(before.actual())) {
                graph.order(deletionOf(key), id);
            }
        });
    }

    /// @param held whether it is about what AWS would refuse to delete before the update
    private void orderBeforeDeletions(DependencyGraph<Id> graph, Change.Update update, boolean held) {
        Resource before = update.before().actual();
        for (ResourceKey on : before.dependsOn()) {
            if (Components.holds(before, on) == held) {
                graph.orderIfPossible(new Id(update.key(), Verb.UPDATE), deletionOf(on));
            }
        }
    }

    private void orderBeforeWhatItMakesWayFor(DependencyGraph<Id> graph, Change.Update update) {
        for (Id id : made.values()) {
            Resource wanted = workOf(id).resource();
            if (!id.key().equals(update.key())
                    && wanted.excludes(update.before().actual())
                    && !wanted.excludes(update.wanted())) {
                graph.orderIfPossible(new Id(update.key(), Verb.UPDATE), id);
            }
        }
    }
}
