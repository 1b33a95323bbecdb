package io.gatehouse.cloud.aws;

import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Peer;
import io.gatehouse.topology.PortRange;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.SecurityGroupRule.Direction;
import io.gatehouse.topology.Traffic;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/// What a security group rule says, in AWS's words: one protocol with its ports, one peer.
///
/// @param protocol `tcp`, `udp`, `icmp`, another protocol's number, or `-1` for all
/// @param from first port, or ICMP type; -1 where there is none
/// @param to last port, or ICMP code; -1 where there is none
/// @param peerKind what the peer is
/// @param peer its CIDR or id
/// @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html">IpPermission</a>
record RuleForm(Direction direction, String protocol, int from, int to, PeerKind peerKind, String peer) {

    private static final String ALL = "-1";
    private static final int ANY = -1;
    private static final int LAST_PORT = 65_535;
    private static final Map<String, String> NAMES = Map.of("6", "tcp", "17", "udp", "1", "icmp", "icmpv6", "58");

    /// What a peer can be.
    enum PeerKind {
        IPV4,
        IPV6,
        PREFIX_LIST,
        GROUP
    }

    /// A wanted rule. Its references are translated by the task.
    static RuleForm of(Task<io.gatehouse.topology.SecurityGroupRule> task) {
        var rule = task.resource();
        var direction = rule.direction();
        return switch (rule.peer()) {
            case Peer.Block(var cidr) -> of(direction, rule.traffic(), PeerKind.IPV4, cidr.toString());
            case Peer.Group(var ref) -> of(direction, rule.traffic(), PeerKind.GROUP, task.id(ref));
            case Peer.Other _ ->
                    throw AwsHandler.refusal(task, "UnknownPeer", "Gatehouse writes no rules of this form.");
        };
    }

    private static RuleForm of(Direction direction, Traffic traffic, PeerKind peerKind, String peer) {
        return switch (traffic) {
            case Traffic.All _ -> new RuleForm(direction, ALL, ANY, ANY, peerKind, peer);
            case Traffic.Tcp(var ports) -> new RuleForm(direction, "tcp", ports.from(), ports.to(), peerKind, peer);
            case Traffic.Udp(var ports) -> new RuleForm(direction, "udp", ports.from(), ports.to(), peerKind, peer);
            case Traffic.Icmp(var type, var code) -> new RuleForm(direction, "icmp", type, code, peerKind, peer);
            case Traffic.IpProtocol(var number) ->
                    new RuleForm(direction, Integer.toString(number), ANY, ANY, peerKind, peer);
        };
    }

    /// A rule that AWS shows.
    static RuleForm of(SecurityGroupRule rule) {
        var direction = Boolean.TRUE.equals(rule.isEgress()) ? Direction.OUT : Direction.IN;
        String protocol = NAMES.getOrDefault(rule.ipProtocol(), rule.ipProtocol());
        boolean ports = protocol.equals("tcp") || protocol.equals("udp");
        boolean numbered = ports || protocol.equals("icmp");
        int from = numbered ? Objects.requireNonNullElse(rule.fromPort(), ANY) : ANY;
        int to = numbered ? Objects.requireNonNullElse(rule.toPort(), ANY) : ANY;
        boolean allPorts = ports && from == ANY;
        var form = new RuleForm(direction, protocol, allPorts ? 0 : from, allPorts ? LAST_PORT : to, PeerKind.IPV4, "");
        return form.withPeerOf(rule);
    }

    private RuleForm withPeerOf(SecurityGroupRule rule) {
        if (rule.cidrIpv4() != null) {
            return with(PeerKind.IPV4, rule.cidrIpv4());
        }
        if (rule.cidrIpv6() != null) {
            return with(PeerKind.IPV6, rule.cidrIpv6());
        }
        return rule.prefixListId() != null
                ? with(PeerKind.PREFIX_LIST, rule.prefixListId())
                : with(PeerKind.GROUP, rule.referencedGroupInfo().groupId());
    }

    private RuleForm with(PeerKind newKind, String newPeer) {
        return new RuleForm(direction, protocol, from, to, newKind, newPeer);
    }

    /// The rule as a call takes it. Where a protocol has no ports AWS ignores them, and moto wants them all the same.
    IpPermission permission() {
        var permission = IpPermission.builder().ipProtocol(protocol).fromPort(from).toPort(to);
        return switch (peerKind) {
            case IPV4 -> permission.ipRanges(range -> range.cidrIp(peer)).build();
            case IPV6 -> permission.ipv6Ranges(range -> range.cidrIpv6(peer)).build();
            case PREFIX_LIST -> permission.prefixListIds(list -> list.prefixListId(peer)).build();
            case GROUP -> permission.userIdGroupPairs(pair -> pair.groupId(peer)).build();
        };
    }

    Traffic traffic() {
        return switch (protocol) {
            case ALL -> Traffic.ALL;
            case "tcp" -> new Traffic.Tcp(new PortRange(from, to));
            case "udp" -> new Traffic.Udp(new PortRange(from, to));
            case "icmp" -> new Traffic.Icmp(from, to);
            default -> new Traffic.IpProtocol(Integer.parseInt(protocol));
        };
    }

    Peer peer(OwnedIds own) {
        return switch (peerKind) {
            case IPV4 -> new Peer.Block(Cidr.parse(peer));
            case IPV6, PREFIX_LIST -> new Peer.Other(peer);
            case GROUP -> new Peer.Group(own.ref(ResourceKind.SECURITY_GROUP, peer));
        };
    }
}
