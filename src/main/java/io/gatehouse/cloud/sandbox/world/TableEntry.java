package io.gatehouse.cloud.sandbox.world;

import java.util.Map;

/// A route table.
///
/// @param main whether it is the one that the VPC came with, which holds for subnets without another
public record TableEntry(String id, String vpcId, boolean main, Map<String, String> tags)
        implements TaggedEntry<TableEntry> {
    @Override
    public TableEntry withTags(Map<String, String> tags) {
        return new TableEntry(id, vpcId, main, tags);
    }
}
