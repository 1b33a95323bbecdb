package io.gatehouse.reconcile;

import io.gatehouse.planning.Plan;
import io.gatehouse.planning.Planner;
import io.gatehouse.planning.Step;
import io.gatehouse.topology.AwsId;
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
import java.util.stream.Collectors;

/// What a sweep means for one network.
///
/// @param network the network
/// @param snapshot what the sweep saw
/// @param wanted what was wanted at that moment
/// @param plan the way from the one to the other
record Observation(NetworkId network, RegionSnapshot snapshot, List<Resource> wanted, Plan plan) {

    static Observation of(
            NetworkId network,
            long revision,
            List<Resource> wanted,
            RegionSnapshot snapshot,
            Set<ResourceKey> recentlyCreated) {
        return new Observation(
                network, snapshot, wanted, Planner.plan(network, revision, wanted, snapshot, recentlyCreated));
    }

    /// The AWS ids of all that is there.
    Map<ResourceKey, AwsId> ids() {
        return snapshot.in(network).stream()
                .collect(Collectors.toMap(Observed::key, Observed::id, (one, other) -> one));
    }

    /// Whether nothing that is ours is left in the network.
    boolean isGone() {
        return snapshot.in(network).isEmpty();
    }

    /// Everything that is there or wanted, for people, in the order of keys.
    List<ResourceView> resources() {
        Map<ResourceKey, Step.Verb> changes =
                plan.steps().stream().collect(Collectors.toMap(Step::key, Step::verb, (one, other) -> one));
        var views = new ArrayList<ResourceView>();
        var there = new HashSet<ResourceKey>();
        for (Observed<?> seen : snapshot.in(network)) {
            there.add(seen.key());
            String readiness = seen.readiness().name().toLowerCase(Locale.ROOT);
            views.add(view(seen.actual(), seen.id().value(), readiness, changes.get(seen.key()), seen.facts()));
        }
        wanted.stream()
                .filter(resource -> !there.contains(resource.key()))
                .map(resource -> view(resource, null, "missing", changes.get(resource.key()), Map.of()))
                .forEach(views::add);
        return List.copyOf(views);
    }

    private static ResourceView view(
            Resource resource,
            @org.jspecify.annotations.Nullable String awsId,
            String readiness,
            Step.@org.jspecify.annotations.Nullable Verb change,
            Map<String, String> facts) {
        ResourceKey key = resource.key();
        return new ResourceView(key.text(), key.kind().title(), resource.label(), awsId, readiness, change, facts);
    }
}
