package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.PlanExecutor;
import io.gatehouse.cloud.SampleNetwork;
import io.gatehouse.cloud.sandbox.SandboxFixture;
import io.gatehouse.network.Layouts;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.Network;
import io.gatehouse.network.NetworkKeys;
import io.gatehouse.planning.Action;
import io.gatehouse.planning.Planner;
import io.gatehouse.reconcile.HandOvers.Leave;
import io.gatehouse.telemetry.CommandKind;
import io.gatehouse.telemetry.CommandPendingException;
import io.gatehouse.telemetry.Heartbeat;
import io.gatehouse.telemetry.MemberCommand;
import io.gatehouse.telemetry.MemberCommands;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandOversTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final NetworkId NETWORK = new NetworkId(7);
    private static final MemberId NAT_A = new MemberId(NETWORK, "nat-a");
    private static final long RUN = 3;

    private final Telemetry telemetry = mock();
    private final Journal journal = mock();
    private final MemberCommands commands = mock();
    private final HandOvers handOvers =
            new HandOvers(new Standings(telemetry, journal, Clock.fixed(NOW, ZoneOffset.UTC)), commands);

    @BeforeEach
    void nothingWasMadeAMomentAgo() {
        when(journal.recentlyCreated(any(), any())).thenReturn(Set.of());
    }

    @Test
    void aMemberThatCarriesSomethingIsToldOnceToHandOverToItsPeerThatIsWellAndAtHome() {
        heard(said("nat-a", 0, true, "nat-a"), said("nat-b", 0, true, "nat-b"));

        assertThat(refused()).isEqualTo(new Outcome.NotYet("nat-b to take over what nat-a carries"));
        verify(commands).send(NAT_A, CommandKind.HAND_OVER, "run 3");

        told(command(RUN, NOW.minusSeconds(20), null, null));
        assertThat(refused()).isEqualTo(new Outcome.NotYet("nat-b to take over what nat-a carries"));
        verify(commands, times(1)).send(any(), any(), any());
    }

    @Test
    void itGoesOnceItsHeartbeatSaysThatItCarriesNothing() {
        heard(said("nat-a", 0, true), said("nat-b", 0, true, "nat-a", "nat-b"));
        told(command(RUN, NOW.minusSeconds(20), NOW.minusSeconds(15), true));

        assertThat(leave()).isEqualTo(new Leave.Granted(""));
    }

    @Test
    void anAnswerIsProvenByTheHeartbeatAfterItOrElseItIsToldAgain() {
        heard(said("nat-a", 0, true, "nat-a"), said("nat-b", 0, true, "nat-b"));

        told(command(RUN, NOW.minusSeconds(20), NOW.minusSeconds(5), true));
        refused();
        verify(commands, never()).send(any(), any(), any());

        told(command(RUN, NOW.minusSeconds(40), NOW.minusSeconds(16), false));
        refused();
        verify(commands).send(NAT_A, CommandKind.HAND_OVER, "run 3");
    }

    @Test
    void whoTwiceDoesNotAnswerIsTerminatedWithout() {
        heard(said("nat-a", 0, true, "nat-a"), said("nat-b", 0, true, "nat-b"));
        MemberCommand unanswered = command(RUN, NOW.minusSeconds(130), null, null);

        told(unanswered);
        refused();
        verify(commands).send(NAT_A, CommandKind.HAND_OVER, "run 3");

        told(unanswered, unanswered);
        assertThat(leave())
                .isEqualTo(
                        new Leave.Granted(
                                "nat-a did not answer when it was told to hand over, so it was terminated without."));
    }

    @Test
    void whatAnotherRunToldItCountsForNothing() {
        heard(said("nat-a", 0, true, "nat-a"), said("nat-b", 0, true, "nat-b"));
        MemberCommand others = command(RUN - 1, NOW.minusSeconds(130), null, null);
        told(others, others);

        refused();

        verify(commands).send(NAT_A, CommandKind.HAND_OVER, "run 3");
    }

    @Test
    void aCommandOfSomebodyElsesIsWaitedForAndOneThatCannotBeDeliveredIsTriedAgain() {
        heard(said("nat-a", 0, true, "nat-a"), said("nat-b", 0, true, "nat-b"));
        when(commands.send(any(), any(), any())).thenThrow(pending());
        assertThat(refused()).isEqualTo(new Outcome.NotYet("the pair to answer the command that it was given before"));

        var away = new CloudFailure(Reason.UNAVAILABLE, "s3:PutObject", "", "");
        doThrow(new CloudException(away, null)).when(commands).send(any(), any(), any());
        assertThat(refused()).isEqualTo(new Outcome.Retry(away));

        var forbidden = new CloudFailure(Reason.UNAUTHORIZED, "s3:PutObject", "AccessDenied", "no");
        doThrow(new CloudException(forbidden, null)).when(commands).send(any(), any(), any());
        assertThat(refused()).isEqualTo(new Outcome.Failed(forbidden));
    }

    @Test
    void aMemberThatCarriesSomethingStaysAsLongAsItsPeerIsSilentUnfitOrCarriesNothing() {
        heard(said("nat-a", 0, true, "nat-a", "nat-b"));
        assertThat(refused()).isInstanceOf(Outcome.Retry.class);
        heard(said("nat-a", 0, true, "nat-a", "nat-b"), said("nat-b", 60, true, "nat-b"));
        assertThat(refused()).isInstanceOf(Outcome.Retry.class);
        heard(said("nat-a", 0, true, "nat-a"), said("nat-b", 0, false, "nat-b"));
        assertThat(refused()).isInstanceOf(Outcome.Retry.class);
        heard(said("nat-a", 0, true, "nat-a", "nat-b"), said("nat-b", 0, true));
        assertThat(refused())
                .isInstanceOfSatisfying(
                        Outcome.Retry.class,
                        retry ->
                                assertThat(retry.failure().sentence())
                                        .startsWith(
                                                "Terminating nat-a failed. It carries traffic that its peer could not"
                                                        + " take over now."));
        verify(commands, never()).send(any(), any(), any());
    }

    /// What the machine before it said until a moment ago says nothing about the one that is there now.
    @Test
    void thePeerIsTakenAtItsWordOnlyOnceItsPredecessorWouldBeSilent() {
        heard(said("nat-a", 0, true, "nat-a"), said("nat-b", 20, true, "nat-b"));
        when(journal.recentlyCreated(NETWORK, MemberState.SILENT_AFTER))
                .thenReturn(Set.of(new NetworkKeys(NETWORK).natInstance("nat-b")));

        assertThat(refused()).isInstanceOf(Outcome.Retry.class);
        Set<ResourceKey> proven = Set.of(new NetworkKeys(NETWORK).natInstance("nat-b"));
        assertThat(handOvers.leave(network(NatMode.PAIR, false), RUN, natA(), proven))
                .isEqualTo(new Leave.Refused(new Outcome.NotYet("nat-b to take over what nat-a carries")));
    }

    /// It may still hand over what it carries.
    @Test
    void aMemberThatWasJustMadeIsToldAsWell() {
        heard(said("nat-a", 0, true, "nat-a"), said("nat-b", 0, true, "nat-b"));
        when(journal.recentlyCreated(NETWORK, MemberState.SILENT_AFTER)).thenReturn(Set.of(natA()));

        assertThat(refused()).isInstanceOf(Outcome.NotYet.class);
    }

    @Test
    void aMemberThatCarriesNothingOrIsNotHeardHasNothingToLose() {
        heard(said("nat-a", 0, true));
        assertThat(leave()).isEqualTo(new Leave.Granted(""));
        heard(said("nat-a", 60, true, "nat-a"));
        assertThat(leave()).isEqualTo(new Leave.Granted("nat-a was silent, so there was nobody to hand over first."));
        heard();
        assertThat(leave()).isInstanceOf(Leave.Granted.class);
    }

    @Test
    void aNetworkThatIsToGoGoesAndASingleMemberHasNobodyToHandOverTo() {
        heard(said("nat-a", 0, true, "nat-a"));

        assertThat(handOvers.leave(network(NatMode.PAIR, true), RUN, natA(), Set.of()))
                .isEqualTo(new Leave.Granted(""));
        assertThat(handOvers.leave(network(NatMode.SINGLE, false), RUN, natA(), Set.of()))
                .isEqualTo(new Leave.Granted(""));
        assertThat(leave()).isInstanceOf(Leave.Refused.class);
    }

    @Test
    void aSuccessorIsWaitedForUntilItIsFitAndHasTakenBackWhatIsItsOwn() {
        heard(said("nat-b", 0, true, "nat-b"));
        assertThat(handOvers.predecessor(network(NatMode.PAIR, false), natA())).isEmpty();

        heard(said("nat-a", 0, true, "nat-a"));
        assertThat(handOvers.predecessor(network(NatMode.PAIR, false), natA())).contains("b");
        assertThat(missing("b")).contains("nat-a to start and report");
        heard(said("nat-a", 0, false));
        assertThat(missing("before")).contains("nat-a to be fit");
        heard(said("nat-a", 0, true), said("nat-b", 0, true, "nat-a", "nat-b"));
        assertThat(missing("before")).contains("nat-a to take back what is its own");
        heard(said("nat-a", 0, true, "nat-a"));
        assertThat(missing("before")).isEmpty();
    }

    private Optional<String> missing(String predecessor) {
        return handOvers.missing(network(NatMode.PAIR, false), natA(), predecessor);
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

    private void heard(MemberState... states) {
        when(telemetry.members(NETWORK)).thenReturn(List.of(states));
    }

    private void told(MemberCommand... newestFirst) {
        when(commands.latest(eq(NETWORK), anyInt())).thenReturn(List.of(newestFirst));
    }

    private static MemberCommand command(long run, Instant issued, @Nullable Instant answered, @Nullable Boolean ok) {
        return new MemberCommand(
                1,
                NAT_A,
                CommandKind.HAND_OVER,
                null,
                "run " + run,
                issued,
                issued.plusSeconds(120),
                answered,
                ok,
                answered == null ? null : "said");
    }

    private static CommandPendingException pending() {
        return mock();
    }

    private Leave leave() {
        return handOvers.leave(network(NatMode.PAIR, false), RUN, natA(), Set.of());
    }

    private Outcome refused() {
        return ((Leave.Refused) leave()).outcome();
    }

    private static ResourceKey natA() {
        return new NetworkKeys(NETWORK).natInstance("nat-a");
    }

    private static Network network(NatMode mode, boolean deleting) {
        return new Network(NETWORK, 1, 1, Layouts.usual(mode), deleting, NOW);
    }

    private static MemberState said(String member, int secondsAgo, boolean fit, String... carries) {
        var heartbeat =
                new Heartbeat(null, null, List.of(carries), null, fit, null, null, null, null, null, null, null, null);
        return new MemberState(
                new MemberId(NETWORK, member), "b", NOW.minusSeconds(secondsAgo), Duration.ZERO, heartbeat);
    }
}
