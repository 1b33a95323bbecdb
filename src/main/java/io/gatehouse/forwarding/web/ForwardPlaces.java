package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.PublishedForward;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.Network;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.topology.Ipv4;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Knows on which public addresses the forwards of a network are published, as AWS was last seen.
@Component
class ForwardPlaces {

    private final NetworkStatus status;

    ForwardPlaces(NetworkStatus status) {
        this.status = status;
    }

    /// The places in one network.
    Places in(Network network) {
        List<NatMember> members = NatMembers.of(network.id(), network.layout());
        var addresses = new HashMap<String, String>();
        status.resources(network.id())
                .forEach(resource -> {
                    String address = resource.facts().get("publicAddress");
                    if (address != null) {
                        addresses.put(resource.key(), address);
                    }
                });
        return new Places(members, Map.copyOf(addresses));
    }

    /// The NAT instances of a network and their public addresses.
    ///
    /// @param addresses public addresses by the keys of Elastic IPs
    record Places(List<NatMember> members, Map<String, String> addresses) {

        ForwardPlace of(Forward forward) {
            return of(forward.targetAddress(), forward.publishedOn());
        }

        ForwardPlace of(Ipv4 target, Optional<String> publishedOn) {
            Optional<NatMember> home = PublishedForward.home(target, members);
            Optional<NatMember> identity =
                    publishedOn
                            .map(slot -> members.stream().filter(one -> one.slot().equals(slot)).findFirst())
                            .orElse(home);
            return new ForwardPlace(
                    identity.map(NatMember::slot).orElse(null),
                    identity.map(this::address).orElse(null),
                    home.isPresent() && !identity.equals(home));
        }

        /// The public address of an identity; null until it is known.
        @org.jspecify.annotations.Nullable
        String address(NatMember member) {
            return addresses.get(member.identityElasticIp().text());
        }
    }
}
