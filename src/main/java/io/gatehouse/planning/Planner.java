package io.gatehouse.planning;

import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Components;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.Disruption;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.Occupant;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.Resource.Intervention;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.Tagged;
import io.gatehouse.topology.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares what is wanted of one network with what was seen. A pure function: the same input gives the same plan.
public final class Planner {

    /// How many things of others are named where they are in the way.
    private static final int MOST_OCCUPANTS = 5;

    private static final Comparator<Step> READING_ORDER = Comparator.comparing(Step::verb).thenComparing(Step::key);

    private final Map<ResourceKey, Resource> wanted;
    private final Map<ResourceKey, List<Observed<?>>> seen;
    private final RegionSnapshot snapshot;
    private final Set<ResourceKey> inFlight;
    private final Set<String> marks;
    private final Map<ResourceKey, Step> steps = new HashMap<>();
    private final Map<ResourceKey, Step> ignored = new HashMap<>();
    private final Set<ResourceKey> awaiting = new HashSet<>();

    private Planner(
            Map<ResourceKey, Resource> wanted,
            Map<ResourceKey, List<Observed<?>>> seen,
            RegionSnapshot snapshot,
            Set<ResourceKey> inFlight,
            Set<String> marks) {
        this.wanted = wanted;
        this.seen = seen;
        this.snapshot = snapshot;
        this.inFlight = inFlight;
        this.marks = marks;
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
            Set<String> impossible = planner.cannotBeLeft();
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
                    if (wanted.containsKey(key) || !usedByOthers && !wantedByOthers.contains(key)) {
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
        leaveOutWhatCuresItself();
        leaveOutWhatWouldDisturbWhatIsIgnored();
        blockWhatIsOccupied();
        // What was made a moment ago and does not show is there all the same, also when nobody wants it any more.
        inFlight.stream().filter(key -> !seen.containsKey(key)).forEach(awaiting::add);
        List<Step> ordered = steps.values().stream().sorted(READING_ORDER).toList();
        List<Step> left = ignored.values().stream().sorted(READING_ORDER).toList();
        return new Plan(network, revision, ordered, Set.copyOf(awaiting), left);
    }

    /// Marks of what is ignored although what it stands on goes.
    private Set<String> cannotBeLeft() {
        return ignored.values().stream()
                .filter(step -> standsOn(step.change()).anyMatch(this::goes))
                .map(Step::mark)
                .filter(marks::contains)
                .collect(Collectors.toSet());
    }

    private static Stream<ResourceKey> standsOn(Change change) {
        return change.seen().stream().flatMap(before -> before.actual().dependsOn().stream());
    }

    private boolean goes(ResourceKey key) {
        return isMadeAgain(key) || steps.get(key) instanceof Step(Change.Delete _, _, _);
    }

    private List<Resource> dependenciesFirst() {
        var graph = new DependencyGraph<>(wanted.keySet());
        wanted.values().forEach(one -> one.dependsOn().forEach(on -> graph.order(on, one.key())));
        wanted.values().forEach(one -> noLongerWanted(one).forEach(on -> graph.orderIfPossible(on, one.key())));
        return graph.sorted().stream().map(key -> require(wanted.get(key))).toList();
    }

    /// What a resource, as it was seen, depends on without a wish: where a takeover has put it, for example.
    private Stream<ResourceKey> noLongerWanted(Resource resource) {
        return seen.getOrDefault(resource.key(), List.of()).stream()
                .flatMap(one -> one.actual().dependsOn().stream())
                .filter(on -> !resource.dependsOn().contains(on))
                .sorted();
    }

    private static <T> T require(@org.jspecify.annotations.Nullable T value) {
        return java.util.Objects.requireNonNull(value);
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
        var existing = resource instanceof Tagged tagged ? tagged.adopts().orElse(null) : null;
        if (existing == null) {
            put(new Change.Create(resource), "It is wanted and not there.", Disruption.NONE);
        } else if (canAdopt(resource.key(), existing)) {
            put(new Change.Adopt((Tagged) resource, existing), "You chose one that the account has.", Disruption.NONE);
        } else {
            blockAdoption(resource.key(), existing);
        }
    }

    /// Whether something that exists can be taken into use: it is nobody's, or another of the network's resources took
    /// it into use and gives it back.
    private boolean canAdopt(ResourceKey key, AwsId existing) {
        return snapshot.foreign().contains(existing)
                || seen.values().stream()
                        .flatMap(List::stream)
                        .filter(one -> one.id().equals(existing) && !one.key().equals(key))
                        .anyMatch(one -> adopted(one.actual(), existing) && !wantsToKeep(one.key(), existing));
    }

    private boolean wantsToKeep(ResourceKey key, AwsId existing) {
        Resource resource = wanted.get(key);
        return resource != null && adopted(resource, existing);
    }

    private static boolean adopted(Resource resource, AwsId existing) {
        return resource instanceof Tagged tagged && tagged.adopts().filter(existing::equals).isPresent();
    }

    private void blockAdoption(ResourceKey key, AwsId existing) {
        String why = "%s is not free in the account any more. Choose another one or a new one.".formatted(existing);
        put(new Change.Blocked(key, why), why, Disruption.NONE);
    }

    private void planAmbiguous(ResourceKey key, List<Observed<?>> claimants) {
        String ids = claimants.stream().map(one -> one.id().value()).collect(Collectors.joining(" and "));
        String why = "%s carry the tag of %s. Remove it from all but the one that is meant.".formatted(ids, key);
        put(new Change.Blocked(key, why), why, Disruption.NONE);
    }

    private void planPresent(Resource resource, Observed<?> before) {
        var differences = new ArrayList<>(resource.differences(before.actual()));
        var reasons = new ArrayList<String>();
        if (!differences.isEmpty()) {
            reasons.add(
                    differences.stream()
                            .map(one -> Words.of(one.component()))
                            .collect(Collectors.joining(", ", "", " differs.")));
        }
        for (ResourceKey on : resource.dependsOn()) {
            if (isMadeAgain(on)) {
                Components.differencesOfReplacing(on, resource).forEach(differences::add);
                reasons.add("%s is made again.".formatted(on));
            }
        }
        noLongerWanted(resource)
                .filter(this::isMadeAgain)
                .forEach(on -> {
                    Components.differencesOfTurningAway(on, resource, before.actual()).forEach(differences::add);
                    reasons.add("%s is made again.".formatted(on));
                });
        if (differences.isEmpty()) {
            if (before.readiness() == Readiness.PENDING) {
                awaiting.add(resource.key());
            }
            return;
        }
        String reason = reasons.stream().sorted().collect(Collectors.joining(" "));
        boolean replace = differences.stream().anyMatch(one -> one.effect() == Difference.Effect.REPLACE);
        List<Difference> all = differences.stream().distinct().toList();
        var existing = resource instanceof Tagged tagged ? tagged.adopts().orElse(null) : null;
        if (replace && existing != null && !existing.equals(before.id()) && !canAdopt(resource.key(), existing)) {
            blockAdoption(resource.key(), existing);
        } else if (replace) {
            put(new Change.Replace(before, resource, all), reason, before.actual().disruption(Intervention.REPLACE));
        } else {
            put(new Change.Update(before, resource, all), reason, before.actual().disruption(Intervention.UPDATE));
        }
    }

    /// Leaves out the updates whose reasons go away by themselves when another step is done, or when what is under way
    /// has got there; what would go away with a step that is ignored waits for that.
    private void leaveOutWhatCuresItself() {
        List<Step> updates = steps.values().stream().filter(step -> step.verb() == Step.Verb.UPDATE).toList();
        for (Step step : updates) {
            var update = (Change.Update) step.change();
            if (isCured(update, Stream.concat(steps.keySet().stream(), awaiting.stream()))) {
                steps.remove(step.key());
            } else if (isCured(update, ignored.keySet().stream())) {
                steps.remove(step.key());
                ignored.put(step.key(), step);
            }
        }
    }

    private boolean isCured(Change.Update update, Stream<ResourceKey> by) {
        return by.flatMap(key -> Stream.ofNullable(wanted.get(key)))
                .anyMatch(other -> update.wanted().isCuredBy(other, update.before().actual(), update.differences()));
    }

    private boolean isMadeAgain(ResourceKey key) {
        return steps.get(key) instanceof Step(Change.Replace _, _, _);
    }

    private void planUnwanted(ResourceKey key, List<Observed<?>> all) {
        List<Observed<?>> claimants = living(all);
        if (claimants.size() > 1) {
            planAmbiguous(key, claimants);
        } else if (claimants.getFirst().readiness() != Readiness.DELETING) {
            Observed<?> before = claimants.getFirst();
            put(new Change.Delete(before), "Nothing wants it.", before.actual().disruption(Intervention.DELETE));
        }
    }

    /// AWS keeps what others have something in. By the time it says so, a run would have taken away all that leads
    /// there.
    private void blockWhatIsOccupied() {
        steps.replaceAll((key, step) ->
                step.change().seen().stream()
                        .filter(_ -> step.change().destroys())
                        .flatMap(before -> occupation(before).stream())
                        .findFirst()
                        .map(why -> new Step(new Change.Blocked(key, why), why, Disruption.NONE))
                        .orElse(step));
    }

    private Optional<String> occupation(Observed<?> before) {
        List<Occupant> occupants = snapshot.occupants().getOrDefault(before.id(), List.of());
        if (occupants.isEmpty()) {
            return Optional.empty();
        }
        String named =
                occupants.stream().limit(MOST_OCCUPANTS).map(Occupant::toString).collect(Collectors.joining(", "));
        int more = occupants.size() - MOST_OCCUPANTS;
        return Optional.of(
                "Others have something in %s: %s%s. AWS keeps it as long as that is there. Remove that, then plan again."
                        .formatted(Step.title(before.actual()), named, more > 0 ? " and %d more".formatted(more) : ""));
    }

    private void put(Change change, String reason, Disruption disruption) {
        var step = new Step(change, reason, disruption);
        boolean left = !(change instanceof Change.Blocked) && (isIgnored(step) || lacksSomethingIgnored(change));
        (left ? ignored : steps).put(change.key(), step);
    }

    private boolean isIgnored(Step step) {
        return !marks.isEmpty() && marks.contains(step.mark());
    }

    /// Whether a change needs something that, by somebody's decision, is not made, or is not as it would have to be.
    private boolean lacksSomethingIgnored(Change change) {
        Resource target = wanted.get(change.key());
        return target != null
                && target.dependsOn().stream()
                        .flatMap(on -> Stream.ofNullable(ignored.get(on)))
                        .anyMatch(one -> one.change().seen().isEmpty() || forbids(one, target));
    }

    /// Leaves out what cannot be done without changing what is ignored; that stays as it is too then, and so may be in
    /// the way of others.
    private void leaveOutWhatWouldDisturbWhatIsIgnored() {
        List<Step> disturbing;
        do {
            disturbing = steps.values().stream().filter(this::disturbsWhatIsIgnored).toList();
            disturbing.forEach(step -> {
                steps.remove(step.key());
                ignored.put(step.key(), step);
            });
        } while (!disturbing.isEmpty());
    }

    private boolean disturbsWhatIsIgnored(Step step) {
        Resource target = wanted.get(step.key());
        return target != null
                && step.verb() != Step.Verb.BLOCKED
                && ignored.values().stream().anyMatch(one -> forbids(one, target));
    }

    private static boolean forbids(Step left, Resource target) {
        return left.change().seen().stream().anyMatch(before -> !target.canBeBeside(before.actual()));
    }
}
