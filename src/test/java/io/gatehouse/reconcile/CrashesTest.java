package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.Edited;
import io.gatehouse.cloud.SampleNetwork;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.NetworkInterface;
import io.gatehouse.topology.Peer;
import io.gatehouse.topology.PortRange;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.SecurityGroupRule.Direction;
import io.gatehouse.topology.Traffic;
import io.gatehouse.topology.Vpc;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A panel dies after every single journal write and cloud call of a network's life, and another goes on.
class CrashesTest {

    private final Random random = new Random(1);

    @Test
    void aNetworkIsMadeOnceWhereverThePanelDies() throws Exception {
        StormyNetwork before = StormyNetwork.inAnAccountOfSomebodyElses();
        dieEverywhere(before, before.sample().resources());
    }

    @Test
    void anEditIsMadeOnceWhereverThePanelDies() throws Exception {
        StormyNetwork before = made();
        dieEverywhere(before, edited(before.sample()).resources());
    }

    @Test
    void aNetworkIsTakenAwayWhereverThePanelDies() throws Exception {
        dieEverywhere(made(), List.of());
    }

    private StormyNetwork made() throws InterruptedException {
        StormyNetwork network = StormyNetwork.inAnAccountOfSomebodyElses();
        network.approve(network.sample().resources());
        assertThat(network.carryOut(network.sample().resources(), random).state()).isEqualTo(RunState.SUCCEEDED);
        network.fixture.letPass(Duration.ofMinutes(5));
        return network;
    }

    /// Updates, a replacement, a deletion and creations, some of which wait for others.
    static SampleNetwork edited(SampleNetwork sample) {
        var group = sample.key(ResourceKind.SECURITY_GROUP, "nat-management");
        var inside = new Peer.Block(Cidr.parse("10.0.0.0/16"));
        return sample.without(SampleNetwork.rule(group, Direction.IN, new Traffic.Tcp(PortRange.of(22)), inside).key())
                .with(
                        SampleNetwork.rule(group, Direction.IN, new Traffic.Tcp(PortRange.of(2222)), inside),
                        Edited.name(sample.get(Vpc.class, ResourceKind.VPC, "vpc"), "branch"),
                        Edited.type(sample.get(Instance.class, ResourceKind.INSTANCE, "nat-a"), "t4g.small"),
                        Edited.addresses(
                                sample.get(NetworkInterface.class, ResourceKind.NETWORK_INTERFACE, "nat-b/data"),
                                "10.0.2.5",
                                "10.0.2.6",
                                "10.0.2.9"));
    }

    private void dieEverywhere(StormyNetwork before, Collection<Resource> wanted) throws InterruptedException {
        StormyNetwork calm = before.copy();
        calm.approve(wanted);
        MortalPanel immortal = calm.panel(MortalPanel.IMMORTAL);
        RunLoop.Ending undisturbed = calm.carryOut(immortal, wanted, new Random(0));
        assertThat(undisturbed.state()).as(undisturbed.words()).isEqualTo(RunState.SUCCEEDED);
        calm.assertThatAllIsRight(wanted);
        Map<String, Long> census = calm.census();
        // Another order has other batches, so lives differ in length: go on until one ends before its panel does.
        int lifespan = 1;
        while (dieAndGoOn(before.copy(), wanted, lifespan, census)) {
            lifespan++;
        }
        assertThat(lifespan).isGreaterThan(immortal.lived() / 2);
        System.out.printf("%d crashes survived%n", lifespan - 1);
    }

    private boolean dieAndGoOn(
            StormyNetwork network, Collection<Resource> wanted, int lifespan, Map<String, Long> census)
            throws InterruptedException {
        network.approve(wanted);
        boolean died = network.dieIn(network.panel(lifespan), wanted, new Random(lifespan)).isEmpty();
        if (died) {
            RunLoop.Ending ending = network.carryOut(wanted, new Random(lifespan));
            assertThat(ending.state()).as("after crash %d: %s", lifespan, ending.words()).isEqualTo(RunState.SUCCEEDED);
        }
        network.assertThatAllIsRight(wanted);
        network.assertThatTheJournalSaysSo();
        assertThat(network.census()).as("after crash %d", lifespan).isEqualTo(census);
        return died;
    }
}
