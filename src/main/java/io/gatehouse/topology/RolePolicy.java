package io.gatehouse.topology;

import java.util.Locale;
import java.util.Set;

/// A policy written into a role.
///
/// @param policyName unique in the role
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html">PutRolePolicy</a>
public record RolePolicy(ResourceKey key, @Fixed Ref role, @Fixed String policyName, PolicyDocument document)
        implements Resource {

    /// The policy with the key that its role and name give it.
    public static RolePolicy of(ResourceKey role, String policyName, PolicyDocument document) {
        return new RolePolicy(keyOf(role, policyName), role, policyName, document);
    }

    /// The key of the only policy of this name that a role can have.
    public static ResourceKey keyOf(ResourceKey role, String policyName) {
        String slot = role.slot() + "/" + policyName.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._:-]", "-");
        return new ResourceKey(role.scope(), ResourceKind.ROLE_POLICY, slot);
    }

    @Override
    public String label() {
        return policyName;
    }

    @Override
    public Set<ResourceKey> dependsOn() {
        return Refs.keys(role);
    }
}
