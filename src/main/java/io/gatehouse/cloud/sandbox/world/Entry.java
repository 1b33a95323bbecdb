package io.gatehouse.cloud.sandbox.world;

/// One thing that exists.
public interface Entry {

    /// Its id, or its name where the name is the identifier.
    String id();
}
