package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.topology.PolicyDocument;

/// A policy written into a role.
public record PolicyEntry(String roleName, String policyName, PolicyDocument document) implements Entry {

    static String idOf(String roleName, String policyName) {
        return roleName + "/" + policyName;
    }

    @Override
    public String id() {
        return idOf(roleName, policyName);
    }
}
