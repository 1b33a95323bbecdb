package io.gatehouse.topology;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Picks the keys among references.
final class Refs {

    private Refs() {}

    static Set<ResourceKey> keys(@Nullable Ref... refs) {
        return Stream.of(refs)
                .filter(ResourceKey.class::isInstance)
                .map(ResourceKey.class::cast)
                .collect(Collectors.toUnmodifiableSet());
    }
}
