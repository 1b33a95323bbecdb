package io.gatehouse.topology;

import java.util.Optional;

/// What a resource belongs to. Slots are unique within a scope and kind.
public sealed interface Scope permits NetworkId, RegionScope {

    /// The scope as the first part of a resource key, for example `n7` or `eu-west-1`.
    String text();

    /// Reads what [#text()] wrote; empty for anything else.
    static Optional<Scope> parse(String text) {
        return NetworkId.parse(text).<Scope>map(id -> id).or(() -> RegionScope.parse(text));
    }
}
