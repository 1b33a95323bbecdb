package io.gatehouse.telemetry.web;

import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.topology.NetworkId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Finds what an address names. What is not there is a 404.
@Component
class NatFinder {

    private final Networks networks;

    NatFinder(Networks networks) {
        this.networks = networks;
    }

    /// A network that has NAT instances.
    Network network(String id) {
        return NetworkId.parse(id)
                .flatMap(networks::find)
                .filter(network -> network.layout().nat().mode() != NatMode.NONE)
                .orElseThrow(() -> missing("There is no such network, or it has no NAT instances."));
    }

    /// The slot of a NAT instance that a body or a form names.
    ///
    /// @throws InvalidInputException when the network has none of that name
    String slot(Network network, @Nullable String named) {
        String slot = named == null ? "" : named.strip();
        return NatMembers.of(network.id(), network.layout()).stream()
                .map(NatMember::slot)
                .filter(slot::equals)
                .findFirst()
                .orElseThrow(() ->
                        InvalidInputException.of("member", "Name a NAT instance of the network, for example nat-a."));
    }

    NatMember member(Network network, String slot) {
        return NatMembers.of(network.id(), network.layout()).stream()
                .filter(member -> member.slot().equals(slot))
                .findFirst()
                .orElseThrow(() -> missing("There is no such NAT instance."));
    }

    /// The other member of the pair.
    NatMember peer(Network network, NatMember member) {
        return NatMembers.peerOf(member, NatMembers.of(network.id(), network.layout()))
                .orElseThrow(() -> missing("A single NAT instance has no peer."));
    }

    static ResponseStatusException missing(String words) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, words);
    }
}
