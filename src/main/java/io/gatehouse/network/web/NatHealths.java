package io.gatehouse.network.web;

import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.Network;
import io.gatehouse.telemetry.MemberState;
import io.gatehouse.telemetry.NatHealth;
import io.gatehouse.telemetry.Telemetry;
import io.gatehouse.topology.NetworkId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// How the NAT instances of networks do, in one query however many networks there are.
@Component
class NatHealths {

    private final Telemetry telemetry;
    private final Clock clock;

    NatHealths(Telemetry telemetry, Clock clock) {
        this.telemetry = telemetry;
        this.clock = clock;
    }

    /// The health of each NAT instance of a network, by its slot.
    Map<String, NatHealth> ofMembers(Network network) {
        Instant now = clock.instant();
        List<MemberState> states = telemetry.members(network.id());
        return slots(network).stream()
                .collect(Collectors.toMap(Function.identity(), slot -> NatHealth.of(slot, states, now)));
    }

    /// The health of each network that has NAT instances.
    Map<NetworkId, NatHealth> of(Collection<Network> networks) {
        Instant now = clock.instant();
        List<Network> with =
                networks.stream().filter(network -> network.layout().nat().mode() != NatMode.NONE).toList();
        Map<NetworkId, List<MemberState>> states = telemetry.members(with.stream().map(Network::id).toList());
        return with.stream()
                .collect(
                        Collectors.toMap(
                                Network::id,
                                network ->
                                        NatHealth.of(
                                                slots(network), states.getOrDefault(network.id(), List.of()), now)));
    }

    private static Set<String> slots(Network network) {
        return NatMembers.of(network.id(), network.layout()).stream().map(NatMember::slot).collect(Collectors.toSet());
    }
}
