package io.gatehouse.network;

import io.gatehouse.cloud.CloudCatalog;
import io.gatehouse.topology.Cidr;
import java.util.List;
import java.util.Optional;

/// What a draft is checked against, besides the rules themselves.
///
/// @param region the account's region, for messages
/// @param catalog what may be chosen there; asked only about what the draft names
/// @param siblings the other networks of the account
/// @param previous the layout that the draft would follow; empty for a new network
public record LayoutContext(
        String region, CloudCatalog catalog, List<Sibling> siblings, Optional<NetworkLayout> previous) {

    /// Another network of the same account.
    public record Sibling(String name, Cidr cidr) {}
}
