package io.gatehouse.network;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Peer;
import io.gatehouse.topology.PortRange;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.SecurityGroup;
import io.gatehouse.topology.SecurityGroupRule;
import io.gatehouse.topology.SecurityGroupRule.Direction;
import io.gatehouse.topology.Traffic;
import java.util.List;
import java.util.stream.Stream;

/// The security groups of the NAT instances and their rules.
///
/// A pair has one group for management and one for data; a single NAT instance has the data group alone, with what
/// management needs in it.
final class NatSecurityGroups {

    private static final Peer ANYWHERE = new Peer.Block(Cidr.ANYWHERE);
    private static final Traffic SSH = new Traffic.Tcp(NatPorts.SSH);
    private static final Traffic HTTP = tcp(80);
    private static final Traffic HTTPS = tcp(443);
    private static final Traffic VRRP = new Traffic.IpProtocol(112);
    private static final Traffic CONNTRACKD = new Traffic.Udp(NatPorts.CONNTRACKD);

    /// By which the members agree on when an identity moves.
    private static final Traffic AGREEMENT = new Traffic.Tcp(NatPorts.AGREEMENT);

    private static final PortRange EVERY_PORT = new PortRange(0, 65_535);
    private static final Traffic EVERY_TCP = new Traffic.Tcp(EVERY_PORT);
    private static final Traffic EVERY_UDP = new Traffic.Udp(EVERY_PORT);
    private static final Traffic ECHO_REQUEST = new Traffic.Icmp(8, -1);
    private static final Traffic FRAGMENTATION_NEEDED = new Traffic.Icmp(3, 4);
    private static final Traffic TIME_EXCEEDED = new Traffic.Icmp(11, -1);

    private final NetworkKeys keys;
    private final NetworkLayout layout;
    private final InstallationId installation;

    NatSecurityGroups(NetworkKeys keys, NetworkLayout layout, InstallationId installation) {
        this.keys = keys;
        this.layout = layout;
        this.installation = installation;
    }

    List<Resource> resources() {
        return switch (layout.nat().mode()) {
            case PAIR -> Stream.concat(management(), data()).toList();
            case SINGLE -> Stream.concat(data(), ssh(keys.dataGroup())).toList();
            case NONE -> List.of();
        };
    }

    private Stream<Resource> management() {
        ResourceKey group = keys.managementGroup();
        var members = new Peer.Group(group);
        return Stream.of(
                        Stream.of(group(group, "Management interfaces of the NAT instances of network ")),
                        ssh(group),
                        Stream.of(
                                in(group, VRRP, members),
                                in(group, CONNTRACKD, members),
                                in(group, AGREEMENT, members),
                                // The peer probes the public address, from a public address that AWS chooses and that
                                // no
                                // rule can name beforehand; so everybody may ask whether the member is there.
                                in(group, ECHO_REQUEST, ANYWHERE),
                                in(group, FRAGMENTATION_NEEDED, ANYWHERE),
                                out(group, Traffic.ALL, ANYWHERE)))
                .flatMap(one -> one);
    }

    private Stream<Resource> data() {
        ResourceKey group = keys.dataGroup();
        return Stream.of(
                        Stream.of(group(group, "Interfaces of the NAT instances that forward for network ")),
                        layout.privateBlocks().stream().map(block -> in(group, Traffic.ALL, new Peer.Block(block))),
                        Stream.of(in(group, FRAGMENTATION_NEEDED, ANYWHERE), in(group, TIME_EXCEEDED, ANYWHERE)),
                        filter(group))
                .flatMap(one -> one);
    }

    private Stream<Resource> filter(ResourceKey group) {
        return switch (layout.nat().dataFilter()) {
            case STRICT -> egress(group);
            case OPEN -> untracked(group);
        };
    }

    /// AWS does not track what is let through from and to everywhere, whatever the port, in both directions.
    ///
    /// @see <a
    ///   href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html">connection
    ///   tracking</a>
    private static Stream<Resource> untracked(ResourceKey group) {
        return Stream.of(
                in(group, EVERY_TCP, ANYWHERE),
                in(group, EVERY_UDP, ANYWHERE),
                out(group, EVERY_TCP, ANYWHERE),
                out(group, EVERY_UDP, ANYWHERE),
                out(group, Traffic.ALL, ANYWHERE));
    }

    private Stream<Resource> egress(ResourceKey group) {
        return switch (layout.egress()) {
            case ALL -> Stream.of(out(group, Traffic.ALL, ANYWHERE));
            // A member pings hosts outside to find out whether it could forward. What private hosts send is filtered by
            // its ruleset all the same. What comes in for a private host leaves the same interface towards it.
            case WEB ->
                    Stream.concat(
                            Stream.of(HTTP, HTTPS, ECHO_REQUEST).map(traffic -> out(group, traffic, ANYWHERE)),
                            layout.privateBlocks().stream()
                                    .map(block -> out(group, Traffic.ALL, new Peer.Block(block))));
        };
    }

    private Stream<Resource> ssh(ResourceKey group) {
        return layout.effectiveSshSources().stream().map(source -> in(group, SSH, new Peer.Block(source)));
    }

    private Resource group(ResourceKey key, String description) {
        String network = keys.network().text();
        return new SecurityGroup(
                key,
                layout.nameOf(key.slot()),
                keys.vpc(),
                "gatehouse-%s-%s-%s".formatted(installation, network, key.slot()),
                description + network);
    }

    private static Resource in(ResourceKey group, Traffic traffic, Peer from) {
        return SecurityGroupRule.of(group, Direction.IN, traffic, from);
    }

    private static Resource out(ResourceKey group, Traffic traffic, Peer to) {
        return SecurityGroupRule.of(group, Direction.OUT, traffic, to);
    }

    private static Traffic tcp(int port) {
        return new Traffic.Tcp(PortRange.of(port));
    }
}
