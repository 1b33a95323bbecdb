package io.gatehouse.cloud.sandbox.world;

import org.jspecify.annotations.Nullable;

/// What a security group rule says, in EC2's terms.
///
/// @param egress whether it is about what goes out
/// @param protocol `tcp`, `udp`, `icmp`, a protocol number, or `-1` for all
/// @param from the first port, or the ICMP type; -1 for all
/// @param to the last port, or the ICMP code; -1 for all
/// @param cidr the block on the other side; null when it is a group
/// @param groupId the group on the other side; null when it is a block
/// @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html">IpPermission</a>
public record Permission(
        boolean egress, String protocol, int from, int to, @Nullable String cidr, @Nullable String groupId) {

    /// Every protocol, and so every port.
    public static final String ALL = "-1";

    /// What every new group lets out: everything.
    public static final Permission DEFAULT_EGRESS = new Permission(true, ALL, -1, -1, "0.0.0.0/0", null);
}
