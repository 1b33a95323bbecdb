package io.gatehouse.reconcile;

import io.gatehouse.network.NatMember;
import io.gatehouse.telemetry.MemberState;
import io.gatehouse.telemetry.NatHealth;
import io.gatehouse.topology.ResourceKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How one NAT instance and its peer stand, by what they said last.
///
/// @param member the one
/// @param peer the other; empty for a single NAT instance
/// @param states what the members of the network last said
/// @param justMade instances that were made so recently that what was last heard may be their predecessor's word
/// @param now when the question is asked
record Standing(
        NatMember member, Optional<NatMember> peer, List<MemberState> states, Set<ResourceKey> justMade, Instant now) {

    /// What it last said; empty when it never did.
    Optional<MemberState> said() {
        return said(member);
    }

    private Optional<MemberState> said(NatMember one) {
        return states.stream().filter(state -> state.id().member().equals(one.slot())).findFirst();
    }

    private Optional<MemberState> heard(NatMember one) {
        return said(one).filter(state -> !state.isSilent(now));
    }

    /// Whether it is there and speaks, or its predecessor did until a moment ago.
    boolean isHeard() {
        return heard(member).isPresent();
    }

    NatHealth health() {
        return NatHealth.of(member.slot(), states, now);
    }

    /// Whether it says that it carries anything.
    boolean carriesAnything() {
        return heard(member).filter(state -> !state.heartbeat().carried().isEmpty()).isPresent();
    }

    /// Whether its last word, which need not be proven to be its own, was that it carries its own identity.
    boolean tookItsOwn() {
        return said().filter(state -> state.heartbeat().carried().contains(member.slot())).isPresent();
    }

    /// Whether the peer says that it carries this one's identity.
    boolean isCarriedByPeer() {
        return provenPeer().filter(other -> carries(other, member)).isPresent();
    }

    /// The peer, unless what was heard from there may be its predecessor's word.
    private Optional<NatMember> provenPeer() {
        return peer.filter(other -> !justMade.contains(other.instance()));
    }

    private boolean carries(NatMember one, NatMember home) {
        return heard(one).filter(state -> state.heartbeat().carried().contains(home.slot())).isPresent();
    }

    /// Whether the peer is well and at home, so that it can take over what this one carries.
    boolean peerCouldTakeOver() {
        return provenPeer()
                .filter(other -> carries(other, other))
                .filter(other -> NatHealth.of(other.slot(), states, now) == NatHealth.ONLINE)
                .isPresent();
    }

    /// The name of the peer; empty when there is none.
    String peerName() {
        return peer.map(NatMember::slot).orElse("");
    }
}
