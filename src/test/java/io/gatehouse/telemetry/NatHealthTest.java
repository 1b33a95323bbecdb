package io.gatehouse.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.topology.NetworkId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NatHealthTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Set<String> PAIR = Set.of("nat-a", "nat-b");

    @Test
    void aPairIsOnlineWhenEachCarriesItsOwn() {
        assertThat(NatHealth.of(PAIR, List.of(said("nat-a", 3, "nat-a"), said("nat-b", 9, "nat-b")), NOW))
                .isEqualTo(NatHealth.ONLINE);
    }

    @Test
    void aPairIsOnOneLegWhenOneCarriesForBothOrOneIsSilent() {
        assertThat(NatHealth.of(PAIR, List.of(said("nat-a", 3), said("nat-b", 9, "nat-a", "nat-b")), NOW))
                .isEqualTo(NatHealth.ONE_LEG);
        var silent = List.of(said("nat-a", 90, "nat-a"), said("nat-b", 9, "nat-b"));
        assertThat(NatHealth.of(PAIR, silent, NOW)).isEqualTo(NatHealth.ONE_LEG);
        assertThat(NatHealth.of("nat-a", silent, NOW)).isEqualTo(NatHealth.DOWN);
        assertThat(NatHealth.of("nat-b", silent, NOW)).isEqualTo(NatHealth.ONLINE);
    }

    @Test
    void oneThatItsPeerFoundSilentIsDownAtOnceAndUpAgainWithItsNextWord() {
        MemberState heard = said("nat-a", 8, "nat-a");
        MemberState found = found(heard, NOW.minusSeconds(2));
        var pair = List.of(found, said("nat-b", 5, "nat-b"));
        assertThat(NatHealth.of("nat-a", pair, NOW)).isEqualTo(NatHealth.DOWN);
        assertThat(NatHealth.of("nat-b", pair, NOW)).isEqualTo(NatHealth.ONLINE);
        assertThat(NatHealth.of(PAIR, pair, NOW)).isEqualTo(NatHealth.ONE_LEG);

        MemberState back = found(said("nat-a", 1, "nat-a"), NOW.minusSeconds(2));
        assertThat(NatHealth.of("nat-a", List.of(back, said("nat-b", 5, "nat-b")), NOW)).isEqualTo(NatHealth.ONLINE);
    }

    private static MemberState found(MemberState state, Instant silentAt) {
        return new MemberState(state.id(), state.boot(), state.sentAt(), state.skew(), state.heartbeat(), silentAt);
    }

    @Test
    void nobodyKnowsHowAPairIsThatIsNotHeard() {
        assertThat(NatHealth.of(PAIR, List.of(), NOW)).isEqualTo(NatHealth.UNMONITORED);
        assertThat(NatHealth.of(PAIR, List.of(said("nat-a", 90, "nat-a"), said("nat-b", 90, "nat-b")), NOW))
                .isEqualTo(NatHealth.STALE);
        assertThat(NatHealth.of(PAIR, List.of(said("nat-a", 90, "nat-a")), NOW)).isEqualTo(NatHealth.STALE);
    }

    @Test
    void aSingleOneIsWhatItSays() {
        assertThat(NatHealth.of(Set.of("nat-a"), List.of(said("nat-a", 3, "nat-a")), NOW)).isEqualTo(NatHealth.ONLINE);
        assertThat(NatHealth.of(Set.of("nat-a"), List.of(said("nat-a", 90, "nat-a")), NOW)).isEqualTo(NatHealth.STALE);
    }

    private static MemberState said(String member, int secondsAgo, String... carries) {
        var heartbeat =
                new Heartbeat(null, null, List.of(carries), null, true, null, null, null, null, null, null, null, null);
        return new MemberState(
                new MemberId(new NetworkId(7), member), "b", NOW.minusSeconds(secondsAgo), Duration.ZERO, heartbeat);
    }
}
