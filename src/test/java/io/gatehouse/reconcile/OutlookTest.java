package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.gatehouse.cloud.Edited;
import io.gatehouse.cloud.SampleNetwork;
import io.gatehouse.network.DataFilter;
import io.gatehouse.network.Layouts;
import io.gatehouse.network.NatLayout;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.planning.Change;
import io.gatehouse.planning.Step;
import io.gatehouse.telemetry.Heartbeat;
import io.gatehouse.telemetry.MemberId;
import io.gatehouse.telemetry.MemberState;
import io.gatehouse.telemetry.Telemetry;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.Disruption;
import io.gatehouse.topology.Disruption.Level;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutlookTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final NetworkId NETWORK = new NetworkId(7);
    private static final Instance NAT_A =
            SampleNetwork.pair(NETWORK, List.of("eu-west-1a", "eu-west-1b"), "ami-1")
                    .get(Instance.class, ResourceKind.INSTANCE, "nat-a");

    private final Telemetry telemetry = mock();
    private final Journal journal = mock();
    private final Outlook outlook = new Outlook(new Standings(telemetry, journal, Clock.fixed(NOW, ZoneOffset.UTC)));

    @BeforeEach
    void nothingWasMadeAMomentAgo() {
        when(journal.recentlyCreated(any(), any())).thenReturn(Set.of());
    }

    @Test
    void noConnectionIsLostWhenThePeerCanTakeOverFirst() {
        heard(said("nat-a", true, "nat-a"), said("nat-b", true, "nat-b"));

        Disruption open = replacing(NatMode.PAIR, DataFilter.OPEN);
        assertThat(open.level()).isEqualTo(Level.NONE);
        assertThat(open.words())
                .isEqualTo(
                        "No connection is lost: nat-b takes zone a over from nat-a first, and it comes back when the"
                                + " successor is fit. Sessions to nat-a itself end.");
    }

    @Test
    void theStrictSecurityGroupStallsWhatOnlyTheOutsideSends() {
        heard(said("nat-a", true, "nat-a"), said("nat-b", true, "nat-b"));

        Disruption strict = replacing(NatMode.PAIR, DataFilter.STRICT);
        assertThat(strict.level()).isEqualTo(Level.NONE);
        assertThat(strict.words()).contains("No connection is lost").endsWith("stalls until the private host sends.");
    }

    @Test
    void noConnectionIsLostWhenThePeerCarriesItAlready() {
        heard(said("nat-b", true, "nat-a", "nat-b"));

        Disruption disruption = replacing(NatMode.PAIR, DataFilter.OPEN);
        assertThat(disruption.level()).isEqualTo(Level.NONE);
        assertThat(disruption.words()).contains("nat-b carries zone a already");
    }

    @Test
    void nothingIsPromisedWhenThePeerCouldNotTakeOverNow() {
        heard(said("nat-a", true, "nat-a"), said("nat-b", false, "nat-b"));
        assertThat(replacing(NatMode.PAIR, DataFilter.OPEN))
                .isEqualTo(
                        Disruption.brief(
                                "nat-b could not take over now, so the run waits for it, and stops without terminating"
                                        + " nat-a when it is not well and at home within 10 minutes."));

        heard(said("nat-a", true, "nat-a", "nat-b"));
        assertThat(replacing(NatMode.PAIR, DataFilter.OPEN).level()).isEqualTo(Level.BRIEF);
    }

    @Test
    void whatNobodySaysAnythingAboutIsTakenForLost() {
        heard();
        assertThat(replacing(NatMode.PAIR, DataFilter.OPEN).level()).isEqualTo(Level.OUTAGE);

        // A single NAT instance that gets a peer does not say what it carries.
        heard(new MemberState(new MemberId(NETWORK, "nat-a"), "b", NOW, Duration.ZERO, heartbeat(true, null)));
        assertThat(replacing(NatMode.PAIR, DataFilter.OPEN).level()).isEqualTo(Level.OUTAGE);
    }

    @Test
    void aSingleNatInstanceHasNoPeer() {
        heard(said("nat-a", true, "nat-a"));
        Disruption disruption = replacing(NatMode.SINGLE, DataFilter.OPEN);
        assertThat(disruption.level()).isEqualTo(Level.OUTAGE);
        assertThat(disruption.words()).contains("open connections are lost: it has no peer");
    }

    @Test
    void anyOtherStepDoesWhatSuchAStepDoes() {
        var observed = Observed.ready(new AwsId("i-1"), NAT_A);
        var step = new Step(new Change.Delete(observed), "Nothing wants it.", Disruption.outage("It stops."));
        assertThat(outlook.of(network(NatMode.PAIR, DataFilter.OPEN), step)).isEqualTo(step.disruption());
    }

    private Disruption replacing(NatMode mode, DataFilter filter) {
        var change =
                new Change.Replace(
                        Observed.ready(new AwsId("i-1"), NAT_A),
                        Edited.type(NAT_A, "t4g.small"),
                        List.of(new Difference("instanceType", "t4g.nano", "t4g.small", Difference.Effect.REPLACE)));
        return outlook.of(network(mode, filter), new Step(change, "It differs.", Disruption.NONE));
    }

    private static Network network(NatMode mode, DataFilter filter) {
        NetworkLayout usual = Layouts.usual(mode);
        var nat = usual.nat();
        var filtered = new NatLayout(mode, nat.instanceType(), nat.imageId(), nat.addresses(), filter);
        return new Network(NETWORK, 1, 1, Layouts.with(usual, filtered), false, NOW);
    }

    private void heard(MemberState... states) {
        when(telemetry.members(NETWORK)).thenReturn(List.of(states));
    }

    private static MemberState said(String member, boolean fit, String... carries) {
        return new MemberState(
                new MemberId(NETWORK, member), "b", NOW, Duration.ZERO, heartbeat(fit, List.of(carries)));
    }

    private static Heartbeat heartbeat(boolean fit, @Nullable List<String> carries) {
        return new Heartbeat(null, null, carries, null, fit, null, null, null, null, null, null, null, null);
    }
}
