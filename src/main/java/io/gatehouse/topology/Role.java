package io.gatehouse.topology;

import java.util.Set;

/// An IAM role that one AWS service may assume.
///
/// @param roleName unique in the AWS account, across regions
/// @param trustedService for example `ec2.amazonaws.com`
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html">CreateRole</a>
public record Role(ResourceKey key, String name, @Fixed String roleName, String trustedService) implements Tagged {

    @Override
    public Set<ResourceKey> dependsOn() {
        return Set.of();
    }
}
