package io.gatehouse.cloud.sandbox;

import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.CloudCatalog.Architecture;
import io.gatehouse.cloud.CloudFixture;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.SomebodyElse;
import io.gatehouse.cloud.sandbox.api.Latency;
import io.gatehouse.cloud.sandbox.api.SandboxApi;
import io.gatehouse.cloud.sandbox.api.SandboxStore;
import io.gatehouse.cloud.sandbox.world.Fault;
import io.gatehouse.cloud.sandbox.world.FaultRule;
import io.gatehouse.cloud.sandbox.world.Images;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.cloud.sandbox.world.WorldRules;
import io.gatehouse.cloud.sandbox.world.WorldState;
import io.gatehouse.testing.SettableClock;
import io.gatehouse.topology.AccountRegion;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/// A simulated account in memory, in which time passes only when it is told to.
public final class SandboxFixture implements CloudFixture {

    static final Duration BOOT = Duration.ofSeconds(4);
    static final Duration SHUTDOWN = Duration.ofSeconds(3);

    private static final InstallationId INSTALLATION = new InstallationId("sandboxabc");
    private static final WorldRules RULES = new WorldRules("000000000001", "eu-west-1", 40, BOOT, SHUTDOWN);

    private final SettableClock clock = SettableClock.standing();
    private final SandboxStore store;
    private final WorldRules rules;
    private final SandboxApi api;
    private final Cloud cloud;

    public SandboxFixture() {
        this(new MemoryStore(), RULES);
    }

    SandboxFixture(SandboxStore store, WorldRules rules) {
        this.store = store;
        this.rules = rules;
        this.api = new SandboxApi(new AccountRegion(1, rules.region()), rules, store, clock, Latency.NONE);
        this.cloud = new SandboxCloud(INSTALLATION, api);
    }

    /// Another account that is the same up to now.
    public SandboxFixture copy() {
        var copy = new SandboxFixture();
        copy.clock.advance(Duration.between(copy.clock.instant(), clock.instant()));
        WorldState state = inside(SandboxWorld::close);
        copy.store.change(copy.api.where(), _ -> new SandboxStore.Changed<>(state, state));
        return copy;
    }

    /// The moment in the account.
    public Instant now() {
        return clock.instant();
    }

    static WorldRules rulesWithAddresses(int elasticIps) {
        return new WorldRules(RULES.awsAccount(), RULES.region(), elasticIps, BOOT, SHUTDOWN);
    }

    @Override
    public InstallationId installation() {
        return INSTALLATION;
    }

    @Override
    public Cloud cloud() {
        return cloud;
    }

    @Override
    public SomebodyElse somebodyElse() {
        return new SandboxNeighbour(this);
    }

    @Override
    public String imageId() {
        return Images.newest(Architecture.ARM64).id();
    }

    @Override
    public String otherImageId() {
        return "ami-0d12a640000002210";
    }

    @Override
    public boolean can(Ability ability) {
        return true;
    }

    @Override
    public void letTimePass() {
        letPass(Duration.ofSeconds(1));
    }

    public void letPass(Duration duration) {
        clock.advance(duration);
    }

    /// Does something in the account that nothing can go wrong with.
    public <T> T inside(Function<SandboxWorld, T> work) {
        return store.change(
                api.where(),
                state -> {
                    SandboxWorld world = SandboxWorld.open(state, rules, clock.instant());
                    T answer = work.apply(world);
                    return new SandboxStore.Changed<>(world.close(), answer);
                });
    }

    /// Lets the next call of an operation go wrong.
    void breakNext(String operation, Fault fault) {
        breakNext(operation, fault, 0, 1);
    }

    public void breakNext(String operation, Fault fault, int skip, int times) {
        inside(world -> {
            world.faults().add(new FaultRule(operation, fault, skip, times));
            return world;
        });
    }
}
