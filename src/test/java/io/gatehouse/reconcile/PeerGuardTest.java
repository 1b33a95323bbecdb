package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.PlanExecutor;
import io.gatehouse.cloud.SampleNetwork;
import io.gatehouse.cloud.sandbox.SandboxFixture;
import io.gatehouse.network.Layouts;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkKeys;
import io.gatehouse.planning.Action;
import io.gatehouse.planning.Planner;
import io.gatehouse.telemetry.Heartbeat;
import io.gatehouse.telemetry.MemberId;
import io.gatehouse.telemetry.MemberState;
import io.gatehouse.telemetry.Telemetry;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PeerGuardTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final NetworkId NETWORK = new NetworkId(7);

    private final Telemetry telemetry = mock();
    private final PeerGuard guard = new PeerGuard(telemetry, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aMemberThatCarriesSomethingGoesOnceItsPeerIsWellAndAtHome() {
        assertThat(objection(said("nat-a", 0, true, "nat-a"), said("nat-b", 0, true, "nat-b"))).isEmpty();
    }

    @Test
    void aMemberThatCarriesSomethingStaysAsLongAsItsPeerIsSilentUnfitOrCarriesNothing() {
        assertThat(objection(said("nat-a", 0, true, "nat-a", "nat-b"))).isPresent();
        assertThat(objection(said("nat-a", 0, true, "nat-a", "nat-b"), said("nat-b", 60, true, "nat-b"))).isPresent();
        assertThat(objection(said("nat-a", 0, true, "nat-a"), said("nat-b", 0, false, "nat-b"))).isPresent();
        assertThat(objection(said("nat-a", 0, true, "nat-a", "nat-b"), said("nat-b", 0, true)))
                .get()
                .extracting(CloudFailure::sentence)
                .asString()
                .startsWith("Terminating nat-a failed. It carries traffic that its peer could not take over now.");
    }

    @Test
    void aMemberThatCarriesNothingOrIsNotHeardHasNothingToLose() {
        assertThat(objection(said("nat-a", 0, true))).isEmpty();
        assertThat(objection(said("nat-a", 60, true, "nat-a"))).isEmpty();
        assertThat(objection()).isEmpty();
    }

    @Test
    void aNetworkThatIsToGoGoes() {
        when(telemetry.members(NETWORK)).thenReturn(List.of(said("nat-a", 0, true, "nat-a")));

        assertThat(guard.objection(network(true), deletion())).isEmpty();
        assertThat(guard.objection(network(false), deletion())).isPresent();
    }

    @Test
    void membersAreReplacedOneAfterTheOtherAndWhatIsMissingIsMadeFirst() {
        var fixture = new SandboxFixture();
        SampleNetwork sample = SampleNetwork.pair(NETWORK, fixture.cloud().catalog().zones(), fixture.imageId());
        var nothing = fixture.cloud().inventory().observe();
        new PlanExecutor(fixture, NETWORK, nothing)
                .carryOut(Planner.plan(NETWORK, 1, sample.resources(), nothing, Set.of()));
        SampleNetwork larger = larger(sample);

        List<Action> both =
                Planner.plan(NETWORK, 2, larger.resources(), fixture.cloud().inventory().observe(), Set.of()).actions();

        assertThat(both.stream().map(action -> action.id().toString()))
                .containsExactly(
                        "delete:n7/instance/nat-a",
                        "create:n7/instance/nat-a",
                        "delete:n7/instance/nat-b",
                        "create:n7/instance/nat-b");
        assertThat(both.get(2).after()).contains(both.get(1).id());
    }

    private static SampleNetwork larger(SampleNetwork sample) {
        return sample.with(
                Stream.of("nat-a", "nat-b")
                        .map(slot -> sample.get(Instance.class, ResourceKind.INSTANCE, slot))
                        .map(one ->
                                new Instance(
                                        one.key(),
                                        one.name(),
                                        one.networkInterfaces(),
                                        one.instanceProfile(),
                                        "t4g.small",
                                        one.imageId(),
                                        one.userData(),
                                        one.running()))
                        .toArray(Instance[]::new));
    }

    private Optional<CloudFailure> objection(MemberState... states) {
        when(telemetry.members(NETWORK)).thenReturn(List.of(states));
        return guard.objection(network(false), deletion());
    }

    private static ResourceKey deletion() {
        return new NetworkKeys(NETWORK).natInstance("nat-a");
    }

    private static Network network(boolean deleting) {
        return new Network(NETWORK, 1, 1, Layouts.usual(NatMode.PAIR), deleting, NOW);
    }

    private static MemberState said(String member, int secondsAgo, boolean fit, String... carries) {
        var heartbeat =
                new Heartbeat(null, null, List.of(carries), null, fit, null, null, null, null, null, null, null, null);
        return new MemberState(
                new MemberId(NETWORK, member), "b", NOW.minusSeconds(secondsAgo), Duration.ZERO, heartbeat);
    }
}
