package io.gatehouse.topology;

import java.util.Set;

/// A security group. Its rules are resources of their own; a new one has none, neither in nor out.
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
}
