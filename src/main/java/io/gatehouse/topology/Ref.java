package io.gatehouse.topology;

/// What a resource points at: one of ours, by key, or something else, by the id that AWS gave it. A desired resource
/// refers only by key; an observed one refers by id where somebody made it point outside of what Gatehouse owns.
public sealed interface Ref permits ResourceKey, AwsId {}
