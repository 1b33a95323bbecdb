package io.gatehouse.forwarding.web;

import org.jspecify.annotations.Nullable;

/// Where a forward is published.
///
/// @param identity the slot of the NAT instance, for example `nat-a`; null when there is none for it
/// @param publicAddress its Elastic IP; null until AWS has given one
/// @param hidesClient whether the host sees the NAT instance's address in the place of the client's
record ForwardPlace(@Nullable String identity, @Nullable String publicAddress, boolean hidesClient) {}
