package io.gatehouse.cloud.sandbox;

import io.gatehouse.cloud.sandbox.api.SandboxStore;
import io.gatehouse.cloud.sandbox.world.FaultRule;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.cloud.sandbox.world.WorldRules;
import io.gatehouse.topology.AccountRegion;
import java.time.Duration;
import java.time.Instant;

/// Has things go wrong in a sandbox account of a running panel.
public final class SandboxFaults {

    private static final WorldRules ANY = new WorldRules("", "eu-west-1", 1, Duration.ZERO, Duration.ZERO);

    private SandboxFaults() {}

    /// From the next call on.
    public static void add(SandboxStore sandbox, AccountRegion where, FaultRule rule) {
        sandbox.change(
                where,
                state -> {
                    SandboxWorld world = SandboxWorld.open(state, ANY, Instant.now());
                    world.faults().add(rule);
                    return new SandboxStore.Changed<>(world.close(), rule);
                });
    }
}
