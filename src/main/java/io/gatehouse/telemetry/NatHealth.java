package io.gatehouse.telemetry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How NAT instances do, by what they said last.
public enum NatHealth {
    /// Fit, and each carries its own.
    ONLINE,
    /// Much is lost on the way to the internet.
    LOSSY,
    /// One carries for both, or one is not there or not fit.
    ONE_LEG,
    /// It carries nothing because it was told to.
    MAINTENANCE,
    /// It says itself that something is wrong with it.
    UNFIT,
    /// It is silent, while its peer is heard.
    DOWN,
    /// Nobody has been heard for a while: nobody knows.
    STALE,
    /// Nobody has ever been heard.
    UNMONITORED;

    private static final double MUCH_LOSS = 5;

    /// How one member does.
    ///
    /// @param states what the members of its network last said
    public static NatHealth of(String member, Collection<MemberState> states, Instant now) {
        Optional<MemberState> state = states.stream().filter(one -> one.id().member().equals(member)).findFirst();
        boolean anybody = states.stream().anyMatch(one -> !one.isSilent(now));
        if (state.filter(one -> !one.isSilent(now)).isEmpty()) {
            return anybody ? DOWN : state.isEmpty() ? UNMONITORED : STALE;
        }
        return spoken(state.get().heartbeat());
    }

    private static NatHealth spoken(Heartbeat heartbeat) {
        if (heartbeat.unfit() != null && heartbeat.unfit().contains("maintenance")) {
            return MAINTENANCE;
        }
        if (Boolean.FALSE.equals(heartbeat.fit())) {
            return UNFIT;
        }
        var egress = heartbeat.egress();
        Double loss = egress == null ? null : egress.lossPercent();
        return loss != null && loss > MUCH_LOSS ? LOSSY : ONLINE;
    }

    /// How all members of a network do together.
    ///
    /// @param members the slots of all there should be, not empty
    public static NatHealth of(Set<String> members, Collection<MemberState> states, Instant now) {
        List<NatHealth> each = members.stream().map(member -> of(member, states, now)).sorted().toList();
        boolean unheard = each.getFirst().compareTo(STALE) >= 0;
        if (members.size() == 1 || unheard) {
            return each.getFirst();
        }
        boolean atHome =
                states.stream().allMatch(state -> state.heartbeat().carried().equals(List.of(state.id().member())));
        if (!atHome || each.getLast().compareTo(ONE_LEG) > 0) {
            return ONE_LEG;
        }
        return each.getLast();
    }
}
