package io.gatehouse.cloud.sandbox.world;

import java.util.Map;

/// A VPC.
public record VpcEntry(String id, String cidr, Map<String, String> tags) implements TaggedEntry<VpcEntry> {
    @Override
    public VpcEntry withTags(Map<String, String> tags) {
        return new VpcEntry(id, cidr, tags);
    }
}
