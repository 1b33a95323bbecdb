package io.gatehouse.topology;

/// What a resource belongs to. Slots are unique within a scope and kind.
public sealed interface Scope permits NetworkId {

    /// The scope as the first part of a resource key, for example `n7`.
    String text();
}
