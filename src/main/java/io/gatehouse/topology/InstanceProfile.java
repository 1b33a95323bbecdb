package io.gatehouse.topology;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What hands a role to an instance. It is called what it is named: IAM lists profiles without their tags, so that no
/// sweep could tell whether somebody had changed another name.
///
/// @param profileName unique in the AWS account, across regions
/// @param role the role in it; null only in an observed one that somebody emptied
/// @see <a
///   href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html">ListInstanceProfiles</a>
public record InstanceProfile(ResourceKey key, @Fixed String profileName, @Holds @Nullable Ref role) implements Tagged {

    @Override
    public String name() {
        return profileName;
    }

    @Override
    public Set<ResourceKey> dependsOn() {
        return Refs.keys(role);
    }
}
