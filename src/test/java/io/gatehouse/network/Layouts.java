package io.gatehouse.network;

import io.gatehouse.topology.Cidr;
import java.util.List;

/// Valid layouts for tests.
public final class Layouts {

    private Layouts() {}

    /// The wizard's defaults, as the documentation gives them, with this NAT mode.
    public static NetworkLayout usual(NatMode mode) {
        return inBlocks(mode, "10.0.0.0/16", "10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24");
    }

    /// The smallest network there can be with two zones: four subnets of 16 addresses.
    public static NetworkLayout smallest(NatMode mode) {
        return inBlocks(mode, "10.9.8.64/26", "10.9.8.64/28", "10.9.8.80/28", "10.9.8.96/28", "10.9.8.112/28");
    }

    /// The layout with other egress and SSH sources.
    public static NetworkLayout with(NetworkLayout layout, Egress egress, List<Cidr> sshSources) {
        return new NetworkLayout(
                layout.name(),
                layout.cidr(),
                layout.zones(),
                layout.subnets(),
                layout.nat(),
                egress,
                sshSources,
                layout.mode());
    }

    /// The layout with another NAT.
    public static NetworkLayout with(NetworkLayout layout, NatLayout nat) {
        return new NetworkLayout(
                layout.name(),
                layout.cidr(),
                layout.zones(),
                layout.subnets(),
                nat,
                layout.egress(),
                layout.sshSources(),
                layout.mode());
    }

    private static NetworkLayout inBlocks(
            NatMode mode, String vpc, String publicA, String privateA, String publicB, String privateB) {
        return new NetworkLayout(
                "payments",
                Cidr.parse(vpc),
                List.of("eu-west-1a", "eu-west-1b"),
                List.of(
                        subnet("public-a", "eu-west-1a", publicA, Tier.PUBLIC),
                        subnet("private-a", "eu-west-1a", privateA, Tier.PRIVATE),
                        subnet("public-b", "eu-west-1b", publicB, Tier.PUBLIC),
                        subnet("private-b", "eu-west-1b", privateB, Tier.PRIVATE)),
                new NatLayout(mode, "t4g.nano", "ami-0123456789abcdef0", List.of()),
                Egress.ALL,
                List.of(),
                ApprovalMode.REVIEW);
    }

    private static SubnetLayout subnet(String name, String zone, String cidr, Tier tier) {
        return new SubnetLayout(name, name, zone, Cidr.parse(cidr), tier);
    }
}
