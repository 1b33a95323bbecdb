package io.gatehouse.reconcile;

import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.CloudActuator;
import io.gatehouse.cloud.CloudDelegate;
import io.gatehouse.cloud.CloudInventory;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Occupant;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.ResourceKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// A panel that may die: after the given number of journal writes and cloud calls, each of which is still done, nothing
/// it does has any effect any more.
final class MortalPanel implements CloudDelegate, CloudActuator, CloudInventory, Journal {

    /// Never dies.
    static final int IMMORTAL = Integer.MAX_VALUE;

    private final Cloud cloud;
    private final Journal journal;
    private final int lifespan;
    private int lived;

    /// @param lifespan how many writes and calls it lives to do
    MortalPanel(Cloud cloud, Journal journal, int lifespan) {
        this.cloud = cloud;
        this.journal = journal;
        this.lifespan = lifespan;
    }

    @Override
    public Cloud cloud() {
        return cloud;
    }

    /// Nobody is there to see it, so nobody catches it.
    static final class Dead extends Error {
        Dead() {
            super("dead", null, false, false);
        }
    }

    /// How many writes and calls it has done.
    synchronized int lived() {
        return lived;
    }

    synchronized boolean isDead() {
        return lived >= lifespan;
    }

    /// Does something, if it lives, and may die of it.
    synchronized <T> T live(Supplier<T> deed) {
        if (isDead()) {
            throw new Dead();
        }
        lived++;
        T result = deed.get();
        if (isDead()) {
            throw new Dead();
        }
        return result;
    }

    @Override
    public List<Outcome> apply(Batch batch) {
        return live(() -> cloud.actuator().apply(batch));
    }

    @Override
    public List<Outcome> poll(Batch batch) {
        return live(() -> cloud.actuator().poll(batch));
    }

    @Override
    public RegionSnapshot observe() {
        return live(() -> cloud.inventory().observe());
    }

    @Override
    public Map<AwsId, List<Occupant>> occupants(Collection<Observed<?>> going) {
        return live(() -> cloud.inventory().occupants(going));
    }

    @Override
    public void write(Turn turn, List<JournalEntry> entries) {
        live(() -> {
            journal.write(turn, entries);
            return entries;
        });
    }

    @Override
    public List<JournalEntry> lines(long run) {
        return journal.lines(run);
    }

    @Override
    public Set<ResourceKey> recentlyCreated(NetworkId network, Duration within) {
        return journal.recentlyCreated(network, within);
    }

    @Override
    public CloudInventory inventory() {
        return this;
    }

    @Override
    public CloudActuator actuator() {
        return this;
    }
}
