package io.gatehouse.appliance;

import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.PublishedForward;
import io.gatehouse.network.NatMember;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.PortRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a NAT instance has to know of the port forwards of its network. Both members of a pair know all of them, so
/// that a forward moves with its identity.
final class ForwardText {

    /// In the year 2255, before the time in the kernel overflows.
    private static final Instant END_OF_TIME = Instant.ofEpochSecond(9_000_000_000L);

    private final List<NatMember> members;
    private final List<PublishedForward> forwards;

    ForwardText(List<NatMember> members, List<PublishedForward> forwards) {
        this.members = members;
        this.forwards = forwards;
    }

    Map<String, TypedText> values() {
        return Map.of(
                "forwards",
                TypedText.joined(members.stream().map(this::maps).toList()),
                "published",
                TypedText.joined(members.stream().map(ForwardText::published).toList()),
                "forward_sources",
                TypedText.elementLines(forwards.stream().flatMap(this::sources).toList()),
                "expired_forwards",
                TypedText.elementLines(forwards.stream().flatMap(ForwardText::expiry).toList()),
                "hidden_clients",
                TypedText.elementLines(
                        forwards.stream()
                                .filter(PublishedForward::hidesClient)
                                .map(one -> TypedText.mapping(mark(one), TypedText.of(one.identity().dataAddress())))
                                .toList()),
                "forward_marks",
                TypedText.lines(forwards.stream().map(ForwardText::mark).toList()));
    }

    private TypedText maps(NatMember identity) {
        List<PublishedForward> here =
                forwards.stream().filter(one -> one.identity().slot().equals(identity.slot())).toList();
        return TypedText.of(
                Template.at("parts/forwards.nft"),
                Map.of(
                        "identity",
                        TypedText.slot(identity.instance()),
                        "forwards",
                        TypedText.elementLines(here.stream().flatMap(ForwardText::shifted).toList()),
                        "same_ports",
                        TypedText.elementLines(here.stream().flatMap(ForwardText::unshifted).toList()),
                        "marks",
                        TypedText.elementLines(
                                here.stream().map(one -> TypedText.mapping(outside(one), mark(one))).toList())));
    }

    private static TypedText published(NatMember identity) {
        return TypedText.of(
                Template.at("parts/published.nft"),
                Map.of(
                        "identity",
                        TypedText.slot(identity.instance()),
                        "identity_address",
                        TypedText.of(identity.dataAddress())));
    }

    /// Each port on its own: nftables cannot move a range.
    private static Stream<TypedText> shifted(PublishedForward published) {
        Forward forward = published.forward();
        if (!forward.shiftsPorts()) {
            return Stream.empty();
        }
        return IntStream.range(0, forward.externalPorts().size())
                .mapToObj(offset ->
                        TypedText.mapping(
                                TypedText.concatenated(
                                        TypedText.of(forward.protocol()),
                                        TypedText.of(forward.externalPorts().from() + offset)),
                                TypedText.concatenated(
                                        TypedText.of(forward.targetAddress()),
                                        TypedText.of(forward.targetPorts().from() + offset))));
    }

    private static Stream<TypedText> unshifted(PublishedForward published) {
        return published.forward().shiftsPorts()
                ? Stream.empty()
                : Stream.of(TypedText.mapping(outside(published), TypedText.of(published.forward().targetAddress())));
    }

    /// Hosts inside may use every forward.
    private Stream<TypedText> sources(PublishedForward published) {
        Stream<Cidr> inside = members.stream().flatMap(member -> member.privateSubnets().stream());
        return Cidr.widest(Stream.concat(published.sources().stream(), inside).toList()).stream()
                .map(source -> TypedText.concatenated(mark(published), TypedText.of(source)));
    }

    private static Stream<TypedText> expiry(PublishedForward published) {
        Instant expiresAt = published.forward().expiresAt();
        return expiresAt == null
                ? Stream.empty()
                : Stream.of(TypedText.concatenated(mark(published), TypedText.between(expiresAt, END_OF_TIME)));
    }

    private static TypedText outside(PublishedForward published) {
        PortRange ports = published.forward().externalPorts();
        return TypedText.concatenated(TypedText.of(published.forward().protocol()), TypedText.of(ports));
    }

    private static TypedText mark(PublishedForward published) {
        return TypedText.of(published.forward().mark());
    }
}
