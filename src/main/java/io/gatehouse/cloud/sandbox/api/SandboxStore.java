package io.gatehouse.cloud.sandbox.api;

import io.gatehouse.cloud.sandbox.world.WorldState;
import io.gatehouse.topology.AccountRegion;
import java.util.function.Function;

/// Keeps simulated accounts. An account that was never there before comes into being when it is first asked for.
public interface SandboxStore {

    /// Changes an account as one step that nobody else's step comes into. When the step throws, nothing has changed.
    ///
    /// @param step gives the new state and an answer; without effects of its own, because it is tried again when
    ///   somebody else was faster
    <T> T change(AccountRegion where, Function<WorldState, Changed<T>> step);

    /// What a step gives.
    ///
    /// @param state the account afterwards
    /// @param answer what the caller gets
    record Changed<T>(WorldState state, T answer) {}
}
