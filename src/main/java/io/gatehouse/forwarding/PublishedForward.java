package io.gatehouse.forwarding;

import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.NetworkId;
import java.util.List;
import java.util.Optional;

/// An open forward with the NAT instance on whose address it is published.
///
/// @param identity whose Elastic IP and identity address it is on; after a takeover the peer carries both
/// @param hidesClient whether the private host sees the NAT instance's address in the place of the client's: so when
///   the forward is not published on the address of the host's own zone, since the answer would leave by that otherwise
/// @param sources from where it may be used; nothing twice, none inside another, in order
public record PublishedForward(Forward forward, NatMember identity, boolean hidesClient, List<Cidr> sources) {

    public PublishedForward {
        sources = List.copyOf(sources);
    }

    /// The forwards of a book that are open, in order. One that the layout has no place for is left out. A pure
    /// function.
    public static List<PublishedForward> of(NetworkId network, NetworkLayout layout, ForwardBook book) {
        List<NatMember> members = NatMembers.of(network, layout);
        return book.open().stream().flatMap(forward -> publish(forward, members, book).stream()).toList();
    }

    private static Optional<PublishedForward> publish(Forward forward, List<NatMember> members, ForwardBook book) {
        return home(forward.targetAddress(), members)
                .flatMap(home ->
                        forward.publishedOn()
                                .map(slot -> members.stream().filter(one -> one.slot().equals(slot)).findFirst())
                                .orElse(Optional.of(home))
                                .map(identity ->
                                        new PublishedForward(
                                                forward,
                                                identity,
                                                !identity.equals(home),
                                                book.blocks(forward.sources()))));
    }

    /// The NAT instance whose identity carries a private host's traffic; empty when the host is in no private subnet.
    public static Optional<NatMember> home(Ipv4 host, List<NatMember> members) {
        return members.stream()
                .filter(member -> member.privateSubnets().stream().anyMatch(subnet -> subnet.contains(host)))
                .findFirst();
    }
}
