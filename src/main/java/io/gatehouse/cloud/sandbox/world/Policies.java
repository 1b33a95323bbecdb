package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.topology.PolicyDocument;
import java.util.Collection;

/// The policies written into roles.
public final class Policies extends Table<PolicyEntry> {

    Policies(SandboxWorld world, Collection<PolicyEntry> entries) {
        super(world, "NoSuchEntity", "role policy with name", entries);
    }

    /// `PutRolePolicy`: writes one or overwrites it.
    public PolicyEntry put(String roleName, String policyName, PolicyDocument document) {
        world().roles().require(roleName);
        var policy = new PolicyEntry(roleName, policyName, document);
        return find(policy.id()).isPresent() ? put(policy) : add(policy);
    }

    /// `DeleteRolePolicy`.
    public void delete(String roleName, String policyName) {
        remove(require(PolicyEntry.idOf(roleName, policyName)).id());
    }
}
