package io.gatehouse.topology;

import java.util.Locale;
import java.util.Set;

/// One rule of a security group. A rule is what it says: changing it makes another rule, so its key is made of its
/// content and two rules that say the same are one.
///
/// @param group the group that it is in
/// @see <a
///   href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html">SecurityGroupRule</a>
public record SecurityGroupRule(
        ResourceKey key, @Fixed Ref group, @Fixed Direction direction, @Fixed Traffic traffic, @Fixed Peer peer)
        implements Resource {

    /// Seen from the interface.
    public enum Direction {
        IN,
        OUT
    }

    /// The rule with the key that its content gives it.
    public static SecurityGroupRule of(ResourceKey group, Direction direction, Traffic traffic, Peer peer) {
        String slot =
                "%s/%s/%s/%s"
                        .formatted(group.slot(), direction, traffic, peer)
                        .toLowerCase(Locale.ROOT)
                        .replace(' ', ':');
        var key = new ResourceKey(group.scope(), ResourceKind.SECURITY_GROUP_RULE, slot);
        return new SecurityGroupRule(key, group, direction, traffic, peer);
    }

    @Override
    public String label() {
        return "%s %s %s %s, %s"
                .formatted(
                        direction == Direction.IN ? "in" : "out",
                        traffic,
                        direction == Direction.IN ? "from" : "to",
                        peer,
                        group instanceof ResourceKey own ? own.slot() : group);
    }

    /// All rules of a group in one direction are one call.
    @Override
    public String company() {
        return group + " " + direction;
    }

    @Override
    public Set<ResourceKey> dependsOn() {
        return peer instanceof Peer.Group(Ref other) ? Refs.keys(group, other) : Refs.keys(group);
    }

    @Override
    public Disruption disruption(Intervention intervention) {
        return Disruption.brief("Connections that only this rule lets through end.");
    }
}
