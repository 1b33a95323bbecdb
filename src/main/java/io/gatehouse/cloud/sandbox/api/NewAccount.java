package io.gatehouse.cloud.sandbox.api;

import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.cloud.sandbox.world.WorldRules;
import io.gatehouse.cloud.sandbox.world.WorldState;
import io.gatehouse.topology.AccountRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/// What a simulated account has before anybody used it: one Elastic IP by the name of “spare”, so that taking over an
/// existing address can be tried.
final class NewAccount {

    private NewAccount() {}

    /// The same account and region always begin alike.
    static WorldState of(AccountRegion where) {
        long seed = Objects.hash(where.accountId(), where.region());
        var rules = new WorldRules("", where.region(), 1, Duration.ZERO, Duration.ZERO);
        SandboxWorld world = SandboxWorld.open(WorldState.empty(seed), rules, Instant.EPOCH);
        world.addresses().allocate(Map.of("Name", "spare"));
        return world.close();
    }
}
