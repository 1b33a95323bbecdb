package io.gatehouse.reconcile;

import io.gatehouse.network.LayoutPreview;
import io.gatehouse.network.LayoutReading;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.planning.Change;
import io.gatehouse.planning.Step;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds the layout that wants what somebody has made of AWS.
///
/// The layout is read from the wanted resources with the one that differs as it was seen. Whether it can express the
/// difference is then not a matter of opinion: the resources that would follow from it are compared with what was seen.
@Component
class Acceptances {

    private final List<LayoutPreview> features;

    Acceptances(List<LayoutPreview> features) {
        this.features = features;
    }

    /// The layout that wants one resource as it was seen and asks for nothing new besides; empty when there is none.
    ///
    /// @param seen what was seen of the network
    /// @param key the resource that differs
    Optional<NetworkLayout> layout(Network network, Observation seen, ResourceKey key) {
        return seen.plan().steps().stream()
                .filter(step -> step.key().equals(key))
                .map(Step::change)
                .findFirst()
                .flatMap(change -> layout(network, byKey(seen.wanted()), change));
    }

    private Optional<NetworkLayout> layout(Network network, Map<ResourceKey, Resource> wanted, Change change) {
        return LayoutReading.of(network.id(), afterwards(wanted, change).values(), Optional.of(network.layout()))
                .filter(layout -> layout.nat().mode() == network.layout().nat().mode())
                .filter(layout -> expresses(wantedOf(network.wanting(layout)), wanted, change));
    }

    private static Map<ResourceKey, Resource> afterwards(Map<ResourceKey, Resource> wanted, Change change) {
        var world = new TreeMap<>(wanted);
        change.seen()
                .ifPresentOrElse(before -> world.put(change.key(), before.actual()), () -> world.remove(change.key()));
        return world;
    }

    private Map<ResourceKey, Resource> wantedOf(Network network) {
        return byKey(features.stream().flatMap(feature -> feature.of(network).stream()).toList());
    }

    private static boolean expresses(Map<ResourceKey, Resource> then, Map<ResourceKey, Resource> now, Change change) {
        boolean nothingNew = then.keySet().stream().allMatch(key -> now.containsKey(key) || key.equals(change.key()));
        return nothingNew && isAsSeen(Optional.ofNullable(then.get(change.key())), change);
    }

    private static boolean isAsSeen(Optional<Resource> wanted, Change change) {
        return switch (change) {
            case Change.Create _ -> wanted.isEmpty();
            case Change.Adopt _, Change.Blocked _ -> false;
            case Change.Update _, Change.Replace _, Change.Delete _ ->
                    wanted.isPresent()
                            && change.seen().stream()
                                    .allMatch(before -> wanted.get().differences(before.actual()).isEmpty());
        };
    }

    private static Map<ResourceKey, Resource> byKey(List<Resource> resources) {
        return resources.stream().collect(Collectors.toMap(Resource::key, Function.identity()));
    }
}
