package io.gatehouse.appliance;

import io.gatehouse.network.NatMember;
import io.gatehouse.network.NatMembers;
import io.gatehouse.network.NetworkLayout;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.UserData;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The user data of a NAT instance: a script that makes it, at its first boot, a NAT instance for the private subnets
/// of its zone. Runs on Debian 12 and Ubuntu 22.04 or later. The same layout gives the same bytes.
///
/// @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html">user data</a>
final class BootstrapUserData {

    /// How long AWS lets user data be, in bytes, before it is encoded.
    static final int MOST_BYTES = 16 * 1024;

    private static final int GATEWAY = 1;

    private final NetworkLayout layout;
    private final NatMember member;
    private final List<NatMember> members;

    private BootstrapUserData(NetworkLayout layout, NatMember member, List<NatMember> members) {
        this.layout = layout;
        this.member = member;
        this.members = members;
    }

    /// The user data of a member.
    ///
    /// @param member one of the members
    /// @throws IllegalStateException when AWS would not take it, which the rules of a layout rule out
    static UserData of(NetworkLayout layout, NatMember member, List<NatMember> members) {
        String script = new BootstrapUserData(layout, member, members).script().toString();
        int bytes = script.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new IllegalStateException(
                    "the user data of %s has %d bytes, of %d".formatted(member.instance(), bytes, MOST_BYTES));
        }
        return UserData.of(script);
    }

    /// One of the files that the script puts in their places.
    static TypedText file(ApplianceFile file, NetworkLayout layout, NatMember member, List<NatMember> members) {
        return new BootstrapUserData(layout, member, members).file(file);
    }

    private TypedText script() {
        List<TypedText> files = Stream.of(ApplianceFile.values()).map(file -> TypedText.put(file, file(file))).toList();
        return TypedText.of(Template.at("first-boot"), Map.of("files", TypedText.lines(files)));
    }

    private TypedText file(ApplianceFile file) {
        return TypedText.of(Template.at(file.path()), values());
    }

    private Map<String, TypedText> values() {
        var values = new HashMap<>(ruleset());
        values.put("mode", TypedText.of(layout.nat().mode()));
        values.put("data_device", TypedText.of(member.interfaces().indexOf(member.dataInterface())));
        values.put("management_address", TypedText.of(member.managementAddress()));
        values.put("identity_address", TypedText.of(member.dataAddress()));
        values.put("data_addresses", TypedText.words(dataAddresses()));
        values.put("subnet", TypedText.of(subnet()));
        values.put("gateway", TypedText.of(subnet().address(GATEWAY)));
        values.put("vpc", TypedText.of(layout.cidr()));
        values.put("vpc_host", TypedText.of(layout.cidr().address(layout.cidr().size() - 2)));
        return values;
    }

    private Map<String, TypedText> ruleset() {
        TypedText identity = TypedText.of(member.dataAddress());
        List<TypedText> privateSubnets = blocks(member.privateSubnets());
        return Map.of(
                "identities",
                TypedText.elements(privateSubnets.stream().map(block -> TypedText.mapping(block, identity)).toList()),
                "private_subnets",
                TypedText.elements(privateSubnets),
                "ssh_group",
                TypedText.of(member.hasManagementInterface() ? InterfaceGroup.MANAGEMENT : InterfaceGroup.DATA),
                "ssh_sources",
                TypedText.elements(blocks(layout.effectiveSshSources())),
                "peers",
                TypedText.elements(peers()),
                "egress",
                TypedText.of(layout.egress()));
    }

    private List<TypedText> dataAddresses() {
        return Stream.concat(Stream.of(member.dataAddress()), member.twinAddress().stream())
                .map(TypedText::of)
                .toList();
    }

    private List<TypedText> peers() {
        return NatMembers.peerOf(member, members).stream()
                .map(NatMember::managementAddress)
                .map(TypedText::of)
                .toList();
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
