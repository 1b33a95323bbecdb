package io.gatehouse.network;

import io.gatehouse.cloud.CloudCatalog;
import io.gatehouse.topology.Cidr;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a draft is checked against, besides the rules themselves.
///
/// @param region the account's region, for messages
/// @param catalog what may be chosen there; asked only about what the draft names; null when no account is known
/// @param siblings the other networks of the account
/// @param previous the layout that the draft would follow; empty for a new network
public record LayoutContext(
        String region, @Nullable CloudCatalog catalog, List<Sibling> siblings, Optional<NetworkLayout> previous) {

    /// Of a draft that names no account there is: that is one error, and the others are found as well.
    static final LayoutContext WITHOUT_ACCOUNT = new LayoutContext("the region", null, List.of(), Optional.empty());

    /// Another network of the same account.
    public record Sibling(String name, Cidr cidr) {}
}
