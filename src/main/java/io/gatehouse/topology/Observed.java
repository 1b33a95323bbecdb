package io.gatehouse.topology;

import java.util.Map;

/// A resource that was seen in AWS.
///
/// @param id its id there
/// @param actual what it is like, with references to our own resources as keys
/// @param readiness whether it can be used
/// @param facts what AWS chose and people want to see, for example `publicAddress`
/// @param <R> its kind
public record Observed<R extends Resource>(AwsId id, R actual, Readiness readiness, Map<String, String> facts) {

    /// How far a resource has come.
    public enum Readiness {
        /// It works.
        READY,
        /// It is being made or is starting.
        PENDING,
        /// It is going away and keeps what it uses until it is gone.
        DELETING
    }

    /// A resource that works, without facts to show.
    public static <R extends Resource> Observed<R> ready(AwsId id, R actual) {
        return new Observed<>(id, actual, Readiness.READY, Map.of());
    }

    /// The resource's key.
    public ResourceKey key() {
        return actual.key();
    }
}
