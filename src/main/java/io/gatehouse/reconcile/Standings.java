package io.gatehouse.reconcile;

import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.Network;
import io.gatehouse.telemetry.MemberState;
import io.gatehouse.telemetry.Telemetry;
import io.gatehouse.topology.ResourceKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds out how NAT instances stand.
@Component
class Standings {

    private final Telemetry telemetry;
    private final Journal journal;
    private final Clock clock;

    Standings(Telemetry telemetry, Journal journal, Clock clock) {
        this.telemetry = telemetry;
        this.journal = journal;
        this.clock = clock;
    }

    /// How an instance stands; empty when it is no NAT instance that the network wants.
    Optional<Standing> of(Network network, ResourceKey instance) {
        return of(network, instance, Set.of());
    }

    /// The same.
    ///
    /// @param proven instances that are known to speak for themselves, however recently they were made
    Optional<Standing> of(Network network, ResourceKey instance, Set<ResourceKey> proven) {
        if (network.deleting()) {
            return Optional.empty();
        }
        List<NatMember> members = NatMembers.of(network.id(), network.layout());
        return members.stream()
                .filter(member -> member.instance().equals(instance))
                .findFirst()
                .map(member ->
                        new Standing(
                                member,
                                NatMembers.peerOf(member, members),
                                telemetry.members(network.id()),
                                justMade(network, proven),
                                clock.instant()));
    }

    private Set<ResourceKey> justMade(Network network, Set<ResourceKey> proven) {
        return journal.recentlyCreated(network.id(), MemberState.SILENT_AFTER).stream()
                .filter(key -> !proven.contains(key))
                .collect(Collectors.toUnmodifiableSet());
    }
}
