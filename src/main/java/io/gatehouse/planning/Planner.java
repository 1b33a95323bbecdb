package io.gatehouse.planning;

import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Components;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.Disruption;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.Resource.Intervention;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.Tagged;
import io.gatehouse.topology.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares what is wanted of one network with what was seen. A pure function: the same input gives the same plan.
public final class Planner {

    private final Map<ResourceKey, Resource> wanted;
    private final Map<ResourceKey, List<Observed<?>>> seen;
    private final Set<ResourceKey> inFlight;
    private final Adoptions adoptions;
    private final Occupation occupation;
    private final Steps steps;
    private final Set<ResourceKey> awaiting = new HashSet<>();

    private Planner(
            Map<ResourceKey, Resource> wanted,
            Map<ResourceKey, List<Observed<?>>> seen,
            RegionSnapshot snapshot,
            Set<ResourceKey> inFlight,
            Set<String> marks) {
        this.wanted = wanted;
        this.seen = seen;
        this.inFlight = inFlight;
        this.adoptions = new Adoptions(wanted, seen, snapshot);
        this.occupation = new Occupation(snapshot);
        this.steps = new Steps(wanted, marks);
    }

    /// Plans one network.
    ///
    /// @param network the network; only what is owned in its scope is ever in the plan
    /// @param revision the number of the desired revision
    /// @param desired all that is wanted, in any order; empty for a network that is being deleted
    /// @param snapshot what was seen
    /// @param inFlight what was created so recently that AWS may not show it yet
    /// @throws IllegalArgumentException if two wanted resources have the same key, or depend on each other
    public static Plan plan(
            NetworkId network,
            long revision,
            Collection<? extends Resource> desired,
            RegionSnapshot snapshot,
            Set<ResourceKey> inFlight) {
        return plan(network, revision, desired, snapshot, inFlight, Set.of());
    }

    /// Plans one network of several that share things. What they share is made with the first that wants it, and goes
    /// with the last: as long as another network wants it, or has something in it, it is not in the plan of one that
    /// does not.
    ///
    /// @param wantedByOthers what the other networks of the region want of what they share
    /// @see #plan(NetworkId, long, Collection, RegionSnapshot, Set)
    public static Plan plan(
            NetworkId network,
            long revision,
            Collection<? extends Resource> desired,
            RegionSnapshot snapshot,
            Set<ResourceKey> inFlight,
            Set<ResourceKey> wantedByOthers) {
        return plan(network, revision, desired, snapshot, inFlight, wantedByOthers, Set.of());
    }

    /// The same, leaving alone what somebody has decided to ignore, as long as it is exactly that. What stands on
    /// something that is to go cannot be left, so such a decision is passed over.
    ///
    /// @param ignored the marks of the steps that are not to be taken
    /// @see Step#mark()
    public static Plan plan(
            NetworkId network,
            long revision,
            Collection<? extends Resource> desired,
            RegionSnapshot snapshot,
            Set<ResourceKey> inFlight,
            Set<ResourceKey> wantedByOthers,
            Set<String> ignored) {
        Map<ResourceKey, Resource> wanted = byKey(desired);
        Map<ResourceKey, List<Observed<?>>> seen = seen(network, wanted, snapshot, wantedByOthers);
        Set<ResourceKey> own =
                inFlight.stream()
                        .filter(key -> key.scope().equals(network) || wanted.containsKey(key))
                        .collect(Collectors.toSet());
        var marks = new HashSet<>(ignored);
        while (true) {
            var planner = new Planner(wanted, seen, snapshot, own, marks);
            Plan plan = planner.plan(network, revision);
            Set<String> impossible = planner.steps.cannotBeLeft();
            if (impossible.isEmpty()) {
                return plan;
            }
            marks.removeAll(impossible);
        }
    }

    private static Map<ResourceKey, Resource> byKey(Collection<? extends Resource> desired) {
        return desired.stream()
                .collect(
                        Collectors.toMap(
                                Resource::key,
                                Function.identity(),
                                (one, other) -> {
                                    throw new IllegalArgumentException("wanted twice: " + one + " and " + other);
                                },
                                TreeMap::new));
    }

    private static Map<ResourceKey, List<Observed<?>>> seen(
            NetworkId network,
            Map<ResourceKey, Resource> wanted,
            RegionSnapshot snapshot,
            Set<ResourceKey> wantedByOthers) {
        var seen = new TreeMap<>(snapshot.byKey(network));
        boolean usedByOthers = isUsedByOthers(network, snapshot);
        snapshot.byKey(snapshot.shared())
                .forEach((key, claimants) -> {
                    if (wanted.containsKey(key) || (!usedByOthers && !wantedByOthers.contains(key))) {
                        seen.put(key, claimants);
                    }
                });
        return seen;
    }

    private static boolean isUsedByOthers(NetworkId network, RegionSnapshot snapshot) {
        return snapshot.sharing().stream().anyMatch(other -> !other.equals(network));
    }

    private Plan plan(NetworkId network, long revision) {
        dependenciesFirst().forEach(this::planWanted);
        seen.forEach((key, claimants) -> {
            if (!wanted.containsKey(key)) {
                planUnwanted(key, claimants);
            }
        });
        steps.takeOutWhatCuresItself(awaiting);
        steps.leaveWhatWouldDisturbWhatIsLeft();
        steps.blockWhere(occupation::obstacle);
        // What was made a moment ago and does not show is there all the same, also when nobody wants it any more.
        inFlight.stream().filter(key -> !seen.containsKey(key)).forEach(awaiting::add);
        return new Plan(network, revision, steps.taken(), Set.copyOf(awaiting), steps.left());
    }

    private List<Resource> dependenciesFirst() {
        var graph = new DependencyGraph<>(wanted.keySet());
        wanted.values().forEach(one -> one.dependsOn().forEach(on -> graph.order(on, one.key())));
        wanted.values().forEach(one -> noLongerWanted(one).forEach(on -> graph.orderIfPossible(on, one.key())));
        return graph.sorted().stream().map(key -> Objects.requireNonNull(wanted.get(key))).toList();
    }

    /// What a resource, as it was seen, depends on without a wish: where a takeover has put it, for example.
    private Stream<ResourceKey> noLongerWanted(Resource resource) {
        return seen.getOrDefault(resource.key(), List.of()).stream()
                .flatMap(one -> one.actual().dependsOn().stream())
                .filter(on -> !resource.dependsOn().contains(on))
                .sorted();
    }

    private void planWanted(Resource resource) {
        List<Observed<?>> claimants = living(seen.getOrDefault(resource.key(), List.of()));
        if (claimants.isEmpty()) {
            planMissing(resource);
        } else if (claimants.size() > 1) {
            planAmbiguous(resource.key(), claimants);
        } else if (claimants.getFirst().readiness() == Readiness.DELETING) {
            awaiting.add(resource.key());
        } else {
            planPresent(resource, claimants.getFirst());
        }
    }

    /// Without those that are going, unless there are no others.
    private static List<Observed<?>> living(List<Observed<?>> claimants) {
        List<Observed<?>> living = claimants.stream().filter(one -> one.readiness() != Readiness.DELETING).toList();
        return living.isEmpty() ? claimants.stream().limit(1).toList() : living;
    }

    private void planMissing(Resource resource) {
        if (inFlight.contains(resource.key())) {
            return;
        }
        AwsId existing = Adoptions.chosen(resource).orElse(null);
        if (existing == null) {
            steps.add(new Change.Create(resource), "It is wanted and not there.", Disruption.NONE);
        } else if (adoptions.isFree(resource.key(), existing)) {
            var adopt = new Change.Adopt((Tagged) resource, existing);
            steps.add(adopt, "You chose one that the account has.", Disruption.NONE);
        } else {
            steps.block(Adoptions.blocked(resource.key(), existing));
        }
    }

    private void planAmbiguous(ResourceKey key, List<Observed<?>> claimants) {
        String ids = claimants.stream().map(one -> one.id().value()).collect(Collectors.joining(" and "));
        String why = "%s carry the tag of %s. Remove it from all but the one that is meant.".formatted(ids, key);
        steps.block(new Change.Blocked(key, why));
    }

    private void planPresent(Resource resource, Observed<?> before) {
        var reasons = new ArrayList<String>();
        List<Difference> differences = differences(resource, before.actual(), reasons);
        if (!differences.isEmpty()) {
            planChange(resource, before, differences, reasons.stream().sorted().collect(Collectors.joining(" ")));
        } else if (before.readiness() == Readiness.PENDING) {
            awaiting.add(resource.key());
        }
    }

    /// What has to be changed, for its own sake and because of what is made again.
    ///
    /// @param reasons gets why, as sentences for the user
    private List<Difference> differences(Resource resource, Resource actual, List<String> reasons) {
        var differences = new ArrayList<>(resource.differences(actual));
        if (!differences.isEmpty()) {
            reasons.add(
                    differences.stream()
                            .map(one -> Words.of(one.component()))
                            .collect(Collectors.joining(", ", "", " differs.")));
        }
        resource.dependsOn().stream()
                .filter(steps::isMadeAgain)
                .forEach(on -> {
                    Components.differencesOfReplacing(on, resource).forEach(differences::add);
                    reasons.add("%s is made again.".formatted(on));
                });
        noLongerWanted(resource)
                .filter(steps::isMadeAgain)
                .forEach(on -> {
                    Components.differencesOfTurningAway(on, resource, actual).forEach(differences::add);
                    reasons.add("%s is made again.".formatted(on));
                });
        return differences.stream().distinct().toList();
    }

    private void planChange(Resource resource, Observed<?> before, List<Difference> differences, String reason) {
        if (differences.stream().noneMatch(one -> one.effect() == Difference.Effect.REPLACE)) {
            var update = new Change.Update(before, resource, differences);
            steps.add(update, reason, before.actual().disruption(Intervention.UPDATE));
            return;
        }
        Optional<AwsId> taken =
                Adoptions.chosen(resource)
                        .filter(existing -> !existing.equals(before.id()))
                        .filter(existing -> !adoptions.isFree(resource.key(), existing));
        if (taken.isPresent()) {
            steps.block(Adoptions.blocked(resource.key(), taken.get()));
        } else {
            var replace = new Change.Replace(before, resource, differences);
            steps.add(replace, reason, before.actual().disruption(Intervention.REPLACE));
        }
    }

    private void planUnwanted(ResourceKey key, List<Observed<?>> all) {
        List<Observed<?>> claimants = living(all);
        if (claimants.size() > 1) {
            planAmbiguous(key, claimants);
        } else if (claimants.getFirst().readiness() != Readiness.DELETING) {
            Observed<?> before = claimants.getFirst();
            steps.add(new Change.Delete(before), "Nothing wants it.", before.actual().disruption(Intervention.DELETE));
        }
    }
}
