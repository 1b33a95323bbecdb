package io.gatehouse.cloud.sandbox.world;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A network interface.
///
/// @param primary its primary private address
/// @param secondary its other private addresses
/// @param groups the ids of its security groups
/// @param check whether its source/destination check is on
public record InterfaceEntry(
        String id,
        String subnetId,
        String primary,
        List<String> secondary,
        List<String> groups,
        boolean check,
        Map<String, String> tags)
        implements TaggedEntry<InterfaceEntry> {

    @Override
    public InterfaceEntry withTags(Map<String, String> tags) {
        return new InterfaceEntry(id, subnetId, primary, secondary, groups, check, tags);
    }

    InterfaceEntry withSecondary(List<String> others) {
        return new InterfaceEntry(id, subnetId, primary, others, groups, check, tags);
    }

    InterfaceEntry withGroups(List<String> others) {
        return new InterfaceEntry(id, subnetId, primary, secondary, others, check, tags);
    }

    InterfaceEntry withCheck(boolean on) {
        return new InterfaceEntry(id, subnetId, primary, secondary, groups, on, tags);
    }

    /// All its private addresses, the primary one first.
    public Stream<String> addresses() {
        return Stream.concat(Stream.of(primary), secondary.stream());
    }
}
