package io.gatehouse.network;

/// What filters the interfaces that forward for private hosts, besides nftables on the NAT instance, which filters the
/// same in both.
public enum DataFilter {
    /// The security group lets in what private subnets and port forwards need. AWS tracks connections then, by
    /// interface: at a takeover those that only the outside sends on stall until the private host sends.
    STRICT,
    /// The security group lets all TCP and UDP in and out, so that AWS tracks nothing: every connection survives a
    /// takeover, and AWS's limit on tracked connections does not bind. nftables alone filters.
    OPEN
}
