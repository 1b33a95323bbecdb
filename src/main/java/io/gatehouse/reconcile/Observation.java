package io.gatehouse.reconcile;

import io.gatehouse.planning.Plan;
import io.gatehouse.planning.Planner;
import io.gatehouse.planning.Step;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a sweep means for one network.
///
/// @param network the network
/// @param snapshot what the sweep saw
/// @param wanted what was wanted at that moment
/// @param plan the way from the one to the other
/// @param only the resources to which the plan is limited; empty when it is about all
record Observation(
        NetworkId network, RegionSnapshot snapshot, List<Resource> wanted, Plan plan, Set<ResourceKey> only) {

    static Observation of(
            NetworkId network,
            long revision,
            List<Resource> wanted,
            RegionSnapshot snapshot,
            Set<ResourceKey> recentlyCreated,
            Set<ResourceKey> wantedByOthers,
            Set<String> ignored) {
        Plan plan = Planner.plan(network, revision, wanted, snapshot, recentlyCreated, wantedByOthers, ignored);
        return new Observation(network, snapshot, wanted, plan, Set.of());
    }

    /// The same with the part of its plan that is about some resources; itself when there are none.
    Observation limitedTo(Set<ResourceKey> chosen) {
        return chosen.isEmpty() ? this : new Observation(network, snapshot, wanted, plan.limitedTo(chosen), chosen);
    }

    /// The AWS ids of all that is there.
    Map<ResourceKey, AwsId> ids() {
        return snapshot.around(network).stream()
                .collect(Collectors.toMap(Observed::key, Observed::id, (one, other) -> one));
    }

    /// Whether nothing that is ours is left in the network.
    boolean isGone() {
        return snapshot.in(network).isEmpty();
    }

    /// Everything that is there or wanted, for people, in the order of keys.
    List<ResourceView> resources() {
        Map<ResourceKey, Step> steps =
                plan.steps().stream().collect(Collectors.toMap(Step::key, Function.identity(), (one, other) -> one));
        var views = new ArrayList<ResourceView>();
        var there = new HashSet<ResourceKey>();
        for (Observed<?> seen : seen()) {
            there.add(seen.key());
            String readiness = seen.readiness().name().toLowerCase(Locale.ROOT);
            views.add(view(seen.actual(), seen.id().value(), readiness, steps.get(seen.key()), seen.facts()));
        }
        wanted.stream()
                .filter(resource -> !there.contains(resource.key()))
                .map(resource -> view(resource, null, "missing", steps.get(resource.key()), Map.of()))
                .forEach(views::add);
        return List.copyOf(views);
    }

    /// What is the network's own, and of what it shares with others what it wants.
    private List<Observed<?>> seen() {
        Set<ResourceKey> keys = wanted.stream().map(Resource::key).collect(Collectors.toSet());
        return snapshot.around(network).stream()
                .filter(one -> one.key().scope().equals(network) || keys.contains(one.key()))
                .toList();
    }

    private static ResourceView view(
            Resource resource,
            @Nullable String awsId,
            String readiness,
            @Nullable Step step,
            Map<String, String> facts) {
        ResourceKey key = resource.key();
        return new ResourceView(
                key.text(),
                key.kind().title(),
                resource.label(),
                awsId,
                readiness,
                step == null ? null : step.verb(),
                differences(step),
                facts);
    }

    private static List<Difference> differences(@Nullable Step step) {
        if (step == null) {
            return List.of();
        }
        return switch (step.verb()) {
            case UPDATE, REPLACE -> step.differences();
            case BLOCKED, DELETE, ADOPT, CREATE -> List.of();
        };
    }
}
