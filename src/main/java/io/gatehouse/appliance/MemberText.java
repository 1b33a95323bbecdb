package io.gatehouse.appliance;

import io.gatehouse.forwarding.PublishedForward;
import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Ipv4;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The files of one NAT instance with what is known of it filled in.
final class MemberText {

    private static final int GATEWAY = 1;

    private final Place place;
    private final NetworkLayout layout;
    private final NatMember member;
    private final List<NatMember> members;
    private final Map<String, TypedText> values;

    MemberText(
            Place place,
            NetworkLayout layout,
            List<PublishedForward> forwards,
            NatMember member,
            List<NatMember> members,
            Tuning tuning) {
        this.place = place;
        this.layout = layout;
        this.member = member;
        this.members = members;
        this.values = new HashMap<>();
        values.putAll(belonging());
        values.putAll(interfaces());
        values.putAll(ruleset());
        values.putAll(new ForwardText(members, forwards).values());
        values.put("egress_targets", TypedText.words(tuning.egressTargets().stream().map(TypedText::of).toList()));
        peer().ifPresent(peer -> values.putAll(new PairText(member, peer, members, tuning).values()));
        values.putAll(parts());
    }

    /// The files that this instance is given.
    List<ApplianceFile> files() {
        return ApplianceFile.of(layout.nat().mode());
    }

    /// A file below `src/main/appliance`, its places filled.
    TypedText file(String path) {
        return TypedText.of(Template.at(path), values);
    }

    private Map<String, TypedText> belonging() {
        return Map.of(
                "installation",
                TypedText.of(place.installation()),
                "network",
                TypedText.of(place.network()),
                "region",
                TypedText.region(place),
                "domain",
                TypedText.domain(place),
                "member",
                TypedText.slot(member.instance()));
    }

    private Map<String, TypedText> interfaces() {
        return Map.of(
                "mode",
                TypedText.of(layout.nat().mode()),
                "data_device",
                TypedText.of(member.interfaces().indexOf(member.dataInterface())),
                "management_address",
                TypedText.of(member.managementAddress()),
                "identity_address",
                TypedText.of(member.dataAddress()),
                "data_addresses",
                TypedText.words(dataAddresses()),
                "subnet",
                TypedText.of(subnet()),
                "gateway",
                TypedText.of(subnet().address(GATEWAY)),
                "vpc",
                TypedText.of(layout.cidr()),
                "vpc_host",
                TypedText.of(layout.cidr().address(layout.cidr().size() - 2)));
    }

    private Map<String, TypedText> ruleset() {
        return Map.of(
                "identities",
                TypedText.elements(identities()),
                "private_subnets",
                TypedText.elements(blocks(members.stream().flatMap(one -> one.privateSubnets().stream()).toList())),
                "ssh_group",
                TypedText.of(member.hasManagementInterface() ? InterfaceGroup.MANAGEMENT : InterfaceGroup.DATA),
                "ssh_sources",
                TypedText.elements(blocks(layout.effectiveSshSources())),
                "peers",
                TypedText.elements(peer().map(NatMember::managementAddress).map(TypedText::of).stream().toList()),
                "egress",
                TypedText.of(layout.egress()));
    }

    /// What only a pair has, or nothing in its place.
    private Map<String, TypedText> parts() {
        return Map.of(
                "errors",
                ofPair("errors.nft"),
                "twin",
                ofPair("twin.nft"),
                "pair_checks",
                ofPair("pair-checks"),
                "peer_settings",
                ofPair("peer.conf"),
                "packages",
                TypedText.joined(List.of(file("parts/packages"), ofPair("pair-packages"))),
                "services",
                TypedText.joined(
                        List.of(file("parts/services"), ofPair("pair-services"), file("parts/last-services"))));
    }

    private TypedText ofPair(String part) {
        return peer().isPresent() ? file("parts/" + part) : TypedText.NOTHING;
    }

    private List<TypedText> identities() {
        return members.stream()
                .flatMap(home ->
                        blocks(home.privateSubnets()).stream()
                                .map(block -> TypedText.mapping(block, TypedText.of(home.dataAddress()))))
                .toList();
    }

    private List<TypedText> dataAddresses() {
        return Stream.concat(Stream.of(member.dataAddress()), member.twinAddress().stream())
                .map((Ipv4 address) -> TypedText.of(address))
                .toList();
    }

    private Optional<NatMember> peer() {
        return NatMembers.peerOf(member, members);
    }

    private static List<TypedText> blocks(Collection<Cidr> blocks) {
        return blocks.stream().sorted().distinct().map(TypedText::of).toList();
    }

    private Cidr subnet() {
        return member.publicSubnet().cidr();
    }

    /// What a network interface is for: the names of the groups in the ruleset.
    private enum InterfaceGroup {
        MANAGEMENT,
        DATA
    }
}
