package io.gatehouse.reconcile;

import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.Network;
import io.gatehouse.telemetry.MemberState;
import io.gatehouse.telemetry.NatHealth;
import io.gatehouse.telemetry.Telemetry;
import io.gatehouse.topology.ResourceKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Says whether a NAT instance may be terminated to be made again: not while it carries something that its peer could
/// not take over. What goes away for good, because nobody wants it any more, is none of its business.
@Component
class PeerGuard {

    private final Telemetry telemetry;
    private final Clock clock;

    PeerGuard(Telemetry telemetry, Clock clock) {
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /// Why the deletion of an instance had better wait; empty when it need not.
    Optional<CloudFailure> objection(Network network, ResourceKey instance) {
        if (network.deleting()) {
            return Optional.empty();
        }
        List<NatMember> members = NatMembers.of(network.id(), network.layout());
        return member(members, instance)
                .flatMap(
                        member -> NatMembers.peerOf(member, members).flatMap(peer -> objection(member, peer, network)));
    }

    private static Optional<NatMember> member(List<NatMember> members, ResourceKey instance) {
        return members.stream().filter(member -> member.instance().equals(instance)).findFirst();
    }

    private Optional<CloudFailure> objection(NatMember member, NatMember peer, Network network) {
        Instant now = clock.instant();
        List<MemberState> states = telemetry.members(network.id());
        boolean carries =
                states.stream()
                        .filter(state -> state.id().member().equals(member.slot()) && !state.isSilent(now))
                        .anyMatch(state -> !state.heartbeat().carried().isEmpty());
        NatHealth other = NatHealth.of(peer.slot(), states, now);
        if (!carries || other == NatHealth.ONLINE && carriesItsOwn(peer, states)) {
            return Optional.empty();
        }
        return Optional.of(new CloudFailure(Reason.NOT_SAFE, "Terminating " + member.slot(), "", ""));
    }

    private static boolean carriesItsOwn(NatMember peer, List<MemberState> states) {
        return states.stream()
                .filter(state -> state.id().member().equals(peer.slot()))
                .anyMatch(state -> state.heartbeat().carried().contains(peer.slot()));
    }
}
