package io.gatehouse.cloud.sandbox.world;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An Elastic IP, known by its allocation id.
///
/// @param link where it points; null when it points nowhere
public record AddressEntry(String id, String publicAddress, @Nullable Link link, Map<String, String> tags)
        implements TaggedEntry<AddressEntry> {

    /// Where an Elastic IP points.
    ///
    /// @param associationId changes whenever it is made to point anywhere
    public record Link(String associationId, String interfaceId, String privateAddress) {}

    @Override
    public AddressEntry withTags(Map<String, String> tags) {
        return new AddressEntry(id, publicAddress, link, tags);
    }

    AddressEntry linkedTo(@Nullable Link other) {
        return new AddressEntry(id, publicAddress, other, tags);
    }

    boolean pointsAt(String interfaceId) {
        return link != null && link.interfaceId().equals(interfaceId);
    }

    boolean pointsAt(String interfaceId, String privateAddress) {
        return link != null && link.interfaceId().equals(interfaceId) && link.privateAddress().equals(privateAddress);
    }
}
