package io.gatehouse.cloud.sandbox.world;

import java.util.Map;

/// An IAM role, known by its name.
///
/// @param service which service may assume it
public record RoleEntry(String id, String service, Map<String, String> tags) implements TaggedEntry<RoleEntry> {
    @Override
    public RoleEntry withTags(Map<String, String> tags) {
        return new RoleEntry(id, service, tags);
    }

    RoleEntry trusting(String other) {
        return new RoleEntry(id, other, tags);
    }
}
