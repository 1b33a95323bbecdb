package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.planning.Action;
import io.gatehouse.planning.Action.Verb;
import io.gatehouse.reconcile.JournalEntry.Phase;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentCreationsTest {

    private static final Duration TIME = Duration.ofMinutes(2);
    private static final NetworkId NETWORK = new NetworkId(1);
    private static final ResourceKey KEY = new ResourceKey(NETWORK, ResourceKind.ELASTIC_IP, "nat-a/identity");

    private final AtomicLong nanos = new AtomicLong(-5);
    private final RecentCreations creations = new RecentCreations(nanos::get);

    @Test
    void whatIsAboutToBeCreatedIsRecentUntilItsTimeHasPassed() {
        note(Verb.CREATE, Phase.INTENDED, null);
        nanos.addAndGet(TIME.toNanos() - 1);
        assertThat(creations.within(NETWORK, TIME)).containsExactly(KEY);
        nanos.incrementAndGet();
        assertThat(creations.within(NETWORK, TIME)).isEmpty();
    }

    @Test
    void whatFailedIsNotThereUnlessItWasHalfMade() {
        note(Verb.CREATE, Phase.INTENDED, null);
        note(Verb.CREATE, Phase.FAILED, null);
        assertThat(creations.within(NETWORK, TIME)).isEmpty();
        note(Verb.CREATE, Phase.FAILED, new AwsId("eipalloc-1"));
        assertThat(creations.within(NETWORK, TIME)).containsExactly(KEY);
    }

    @Test
    void whatIsDeletedIsNotWaitedFor() {
        note(Verb.CREATE, Phase.APPLIED, new AwsId("eipalloc-1"));
        note(Verb.DELETE, Phase.INTENDED, null);
        assertThat(creations.within(NETWORK, TIME)).isEmpty();
    }

    @Test
    void networksDoNotMix() {
        note(Verb.CREATE, Phase.INTENDED, null);
        assertThat(creations.within(new NetworkId(2), TIME)).isEmpty();
    }

    private void note(Verb verb, Phase phase, AwsId id) {
        creations.note(NETWORK, List.of(new JournalEntry(new Action.Id(KEY, verb), phase, 1, id, null)));
    }
}
