package io.gatehouse.network.web;

import io.gatehouse.reconcile.ResourceView;
import io.gatehouse.topology.ResourceKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What the last sweep saw of a network, by key.
final class ObservedResources {

    private static final String MISSING = "missing";

    private final Map<String, ResourceView> byKey;

    ObservedResources(List<ResourceView> views) {
        this.byKey = views.stream().collect(Collectors.toMap(ResourceView::key, Function.identity(), (one, _) -> one));
    }

    /// A resource that is there or wanted.
    Optional<ResourceView> find(ResourceKey key) {
        return Optional.ofNullable(byKey.get(key.text()));
    }

    /// Whether AWS has it.
    boolean has(ResourceKey key) {
        return find(key).filter(view -> !isMissing(view)).isPresent();
    }

    /// Whether AWS has it and one of its components differs from what is wanted.
    boolean differs(ResourceKey key, String component) {
        return find(key).stream()
                .flatMap(view -> view.differences().stream())
                .anyMatch(difference -> difference.component().equals(component));
    }

    /// What AWS chose, for example `publicAddress`.
    Optional<String> fact(ResourceKey key, String name) {
        return find(key).map(view -> view.facts().get(name));
    }

    static boolean isMissing(ResourceView view) {
        return view.readiness().equals(MISSING);
    }
}
