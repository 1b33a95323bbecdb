package io.gatehouse.topology;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// What hands a role to an instance.
///
/// @param profileName unique in the AWS account, across regions
/// @param role the role in it; null only in an observed one that somebody emptied
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html">CreateInstanceProfile</a>
public record InstanceProfile(ResourceKey key, String name, @Fixed String profileName, @Nullable Ref role)
        implements Tagged {

    @Override
    public Set<ResourceKey> dependsOn() {
        return Refs.keys(role);
    }
}
