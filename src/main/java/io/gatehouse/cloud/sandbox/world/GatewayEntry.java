package io.gatehouse.cloud.sandbox.world;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An internet gateway.
///
/// @param vpcId what it is attached to; null when it is not
public record GatewayEntry(String id, @Nullable String vpcId, Map<String, String> tags)
        implements TaggedEntry<GatewayEntry> {
    @Override
    public GatewayEntry withTags(Map<String, String> tags) {
        return new GatewayEntry(id, vpcId, tags);
    }

    GatewayEntry attachedTo(@Nullable String other) {
        return new GatewayEntry(id, other, tags);
    }
}
