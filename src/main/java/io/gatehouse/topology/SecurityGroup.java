package io.gatehouse.topology;

import java.util.Set;

/// A security group. Its rules are resources of their own; a new one has none, neither in nor out: the one that AWS
/// gives it is taken away.
///
/// @param groupName the group's name in its VPC, unlike the `Name` tag never changed
/// @see <a
///   href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html">CreateSecurityGroup</a>
public record SecurityGroup(
        ResourceKey key, String name, @Fixed Ref vpc, @Fixed String groupName, @Fixed String description)
        implements Tagged {

    @Override
    public Set<ResourceKey> dependsOn() {
        return Refs.keys(vpc);
    }

    /// The rule that lets everything out.
    @Override
    public Set<ResourceKey> comesWith() {
        var anywhere = new Peer.Block(Cidr.ANYWHERE);
        return Set.of(SecurityGroupRule.of(key, SecurityGroupRule.Direction.OUT, Traffic.ALL, anywhere).key());
    }
}
