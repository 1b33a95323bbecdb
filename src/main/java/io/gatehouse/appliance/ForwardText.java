package io.gatehouse.appliance;

import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.PublishedForward;
import io.gatehouse.network.NatMember;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.PortRange;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
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
                TypedText.elementLines(sources()),
                "expired_forwards",
                TypedText.elementLines(expiries()),
                "hidden_clients",
                TypedText.elementLines(hiddenClients()),
                "forward_marks",
                TypedText.lines(forwards.stream().map(ForwardText::mark).toList()));
    }

    /// What is in each set and map of the ruleset, by the names that these have there.
    SequencedMap<String, List<TypedText>> elements() {
        var elements = new LinkedHashMap<String, List<TypedText>>();
        for (NatMember identity : members) {
            elements.put("forwards_" + identity.slot(), on(identity, ForwardText::shifted));
            elements.put("same_ports_" + identity.slot(), on(identity, ForwardText::unshifted));
            elements.put("marks_" + identity.slot(), on(identity, ForwardText::marked));
        }
        elements.put("forward_sources", sources());
        elements.put("expired_forwards", expiries());
        elements.put("hidden_clients", hiddenClients());
        return elements;
    }

    private TypedText maps(NatMember identity) {
        return TypedText.of(
                Template.at("parts/forwards.nft"),
                Map.of(
                        "identity",
                        TypedText.slot(identity.instance()),
                        "forwards",
                        TypedText.elementLines(on(identity, ForwardText::shifted)),
                        "same_ports",
                        TypedText.elementLines(on(identity, ForwardText::unshifted)),
                        "marks",
                        TypedText.elementLines(on(identity, ForwardText::marked))));
    }

    private List<TypedText> on(NatMember identity, Function<PublishedForward, Stream<TypedText>> entries) {
        return forwards.stream().filter(one -> one.identity().slot().equals(identity.slot())).flatMap(entries).toList();
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

    private static Stream<TypedText> marked(PublishedForward published) {
        return Stream.of(TypedText.mapping(outside(published), mark(published)));
    }

    /// Hosts inside may use every forward.
    private List<TypedText> sources() {
        List<Cidr> inside = members.stream().flatMap(member -> member.privateSubnets().stream()).toList();
        return forwards.stream()
                .flatMap(one ->
                        Cidr.widest(Stream.concat(one.sources().stream(), inside.stream()).toList()).stream()
                                .map(source -> TypedText.concatenated(mark(one), TypedText.of(source))))
                .toList();
    }

    private List<TypedText> expiries() {
        return forwards.stream()
                .filter(one -> one.forward().expiresAt() != null)
                .map(one ->
                        TypedText.concatenated(
                                mark(one),
                                TypedText.between(Objects.requireNonNull(one.forward().expiresAt()), END_OF_TIME)))
                .toList();
    }

    private List<TypedText> hiddenClients() {
        return forwards.stream()
                .filter(PublishedForward::hidesClient)
                .map(one -> TypedText.mapping(mark(one), TypedText.of(one.identity().dataAddress())))
                .toList();
    }

    private static TypedText outside(PublishedForward published) {
        PortRange ports = published.forward().externalPorts();
        return TypedText.concatenated(TypedText.of(published.forward().protocol()), TypedText.of(ports));
    }

    private static TypedText mark(PublishedForward published) {
        return TypedText.of(published.forward().mark());
    }
}
