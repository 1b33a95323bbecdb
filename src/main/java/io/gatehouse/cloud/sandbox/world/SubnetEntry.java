package io.gatehouse.cloud.sandbox.world;

import java.util.Map;

/// A subnet.
public record SubnetEntry(String id, String vpcId, String cidr, String zone, Map<String, String> tags)
        implements TaggedEntry<SubnetEntry> {
    @Override
    public SubnetEntry withTags(Map<String, String> tags) {
        return new SubnetEntry(id, vpcId, cidr, zone, tags);
    }
}
