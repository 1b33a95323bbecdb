package io.gatehouse.cloud.sandbox;

import io.gatehouse.cloud.sandbox.api.SandboxStore;
import io.gatehouse.cloud.sandbox.world.WorldState;
import io.gatehouse.topology.AccountRegion;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// Keeps simulated accounts as long as the test runs. They begin empty.
final class MemoryStore implements SandboxStore {

    private final Map<AccountRegion, WorldState> accounts = new HashMap<>();

    @Override
    public synchronized <T> T change(AccountRegion where, Function<WorldState, Changed<T>> step) {
        WorldState before = accounts.computeIfAbsent(where, key -> WorldState.empty(key.hashCode()));
        Changed<T> changed = step.apply(before);
        accounts.put(where, changed.state());
        return changed.answer();
    }
}
