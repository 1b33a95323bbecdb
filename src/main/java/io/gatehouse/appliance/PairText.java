package io.gatehouse.appliance;

import io.gatehouse.network.NatMember;
import io.gatehouse.topology.Ipv4;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a member of a NAT pair has to know of the other one.
final class PairText {

    /// In an ICMP error that a router has added to: how many words it quotes (RFC 4884).
    private static final int EXTENDED = 32;

    private static final int PRIORITY_AT_HOME = 250;
    private static final int PRIORITY_AT_PEER = 240;

    private final NatMember member;
    private final NatMember peer;
    private final List<NatMember> members;
    private final Tuning tuning;

    PairText(NatMember member, NatMember peer, List<NatMember> members, Tuning tuning) {
        this.member = member;
        this.peer = peer;
        this.members = members;
        this.tuning = tuning;
    }

    Map<String, TypedText> values() {
        var values = new HashMap<String, TypedText>();
        values.put("peer", TypedText.slot(peer.instance()));
        values.put("peer_management_address", TypedText.of(peer.managementAddress()));
        values.put("peer_management_elastic_ip", TypedText.of(peer.managementElasticIp()));
        values.put("advert_seconds", TypedText.seconds(tuning.advert()));
        values.put("fit_for", TypedText.of(Math.toIntExact(tuning.fitFor().toSeconds())));
        values.put("data_interface", TypedText.of(member.dataInterface()));
        values.put("peer_data_interface", TypedText.of(peer.dataInterface()));
        values.put(
                "identity_names",
                TypedText.words(members.stream().map(NatMember::instance).map(TypedText::slot).toList()));
        values.put("management_address", TypedText.of(member.managementAddress()));
        values.put("routers", TypedText.joined(members.stream().map(home -> router(home, values)).toList()));
        values.put("identity_settings", TypedText.joined(members.stream().map(this::settings).toList()));
        values.putAll(twin());
        return values;
    }

    /// Where this member carries its peer's identity.
    private Map<String, TypedText> twin() {
        return Map.of(
                "twin_address",
                TypedText.of(twinOf(member)),
                "twin_hex",
                TypedText.hex(twinOf(member)),
                "peer_identity_address",
                TypedText.of(peer.dataAddress()),
                "peer_identity_hex",
                TypedText.hex(peer.dataAddress()),
                "inwards",
                TypedText.of(InternetChecksum.keeping(0, twinOf(member), peer.dataAddress())),
                "inwards_extended",
                TypedText.of(InternetChecksum.keeping(EXTENDED, twinOf(member), peer.dataAddress())),
                "outwards",
                TypedText.of(InternetChecksum.keeping(0, peer.dataAddress(), twinOf(member))),
                "outwards_extended",
                TypedText.of(InternetChecksum.keeping(EXTENDED, peer.dataAddress(), twinOf(member))));
    }

    private TypedText router(NatMember home, Map<String, TypedText> common) {
        var values = new HashMap<>(common);
        values.put("identity", TypedText.slot(home.instance()));
        values.put("router", TypedText.of(members.indexOf(home) + 1));
        values.put("priority", TypedText.of(home.equals(member) ? PRIORITY_AT_HOME : PRIORITY_AT_PEER));
        return TypedText.of(Template.at("parts/router.conf"), values);
    }

    private TypedText settings(NatMember home) {
        NatMember other = home.equals(member) ? peer : member;
        return TypedText.of(
                Template.at("parts/identity.conf"),
                Map.of(
                        "identity",
                        TypedText.slot(home.instance()),
                        "elastic_ip",
                        TypedText.of(home.identityElasticIp()),
                        "route_tables",
                        TypedText.words(home.routeTables().stream().map(TypedText::of).toList()),
                        "address_here",
                        TypedText.of(home.equals(member) ? member.dataAddress() : twinOf(member)),
                        "address_there",
                        TypedText.of(home.equals(member) ? twinOf(other) : peer.dataAddress())));
    }

    private static Ipv4 twinOf(NatMember member) {
        return member.twinAddress().orElseThrow();
    }
}
