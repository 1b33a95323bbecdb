package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.sandbox.world.Permission;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Peer;
import io.gatehouse.topology.PortRange;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.SecurityGroupRule;
import io.gatehouse.topology.SecurityGroupRule.Direction;
import io.gatehouse.topology.Traffic;
import java.util.function.Function;

/// Translates between rules as Gatehouse and as EC2 writes them.
final class RuleForm {

    private static final int ANY = -1;

    private RuleForm() {}

    /// @param ids gives the AWS id behind a reference
    static Permission write(SecurityGroupRule rule, Function<Ref, String> ids) {
        boolean egress = rule.direction() == Direction.OUT;
        String cidr = rule.peer() instanceof Peer.Block(Cidr block) ? block.toString() : null;
        String group = rule.peer() instanceof Peer.Group(Ref other) ? ids.apply(other) : null;
        return switch (rule.traffic()) {
            case Traffic.All _ -> new Permission(egress, Permission.ALL, ANY, ANY, cidr, group);
            case Traffic.Tcp(PortRange ports) -> new Permission(egress, "tcp", ports.from(), ports.to(), cidr, group);
            case Traffic.Udp(PortRange ports) -> new Permission(egress, "udp", ports.from(), ports.to(), cidr, group);
            case Traffic.Icmp(int type, int code) -> new Permission(egress, "icmp", type, code, cidr, group);
            case Traffic.IpProtocol(int number) ->
                    new Permission(egress, Integer.toString(number), ANY, ANY, cidr, group);
        };
    }

    static Traffic traffic(Permission permission) {
        return switch (permission.protocol()) {
            case Permission.ALL -> Traffic.ALL;
            case "tcp" -> new Traffic.Tcp(new PortRange(permission.from(), permission.to()));
            case "udp" -> new Traffic.Udp(new PortRange(permission.from(), permission.to()));
            case "icmp" -> new Traffic.Icmp(permission.from(), permission.to());
            default -> new Traffic.IpProtocol(Integer.parseInt(permission.protocol()));
        };
    }

    static Peer peer(Permission permission, OwnedView view) {
        String group = permission.groupId();
        String cidr = permission.cidr();
        if (group != null) {
            return new Peer.Group(view.ref(ResourceKind.SECURITY_GROUP, group));
        }
        return cidr == null ? new Peer.Other("nobody") : new Peer.Block(Cidr.parse(cidr));
    }
}
