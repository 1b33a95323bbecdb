package io.gatehouse.cloud.sandbox.world;

import java.util.Map;

/// A security group.
public record GroupEntry(String id, String vpcId, String groupName, String description, Map<String, String> tags)
        implements TaggedEntry<GroupEntry> {

    /// The name of the group that every VPC has and nobody can delete.
    public static final String DEFAULT = "default";

    @Override
    public GroupEntry withTags(Map<String, String> tags) {
        return new GroupEntry(id, vpcId, groupName, description, tags);
    }

    boolean isDefault() {
        return groupName.equals(DEFAULT);
    }
}
