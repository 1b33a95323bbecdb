package io.gatehouse.network;

/// With how many NAT instances private subnets reach the internet.
public enum NatMode {
    /// Two, one in each zone, that watch each other.
    PAIR,
    /// One, in the first zone, for both zones.
    SINGLE,
    /// None: private subnets have no way to the internet.
    NONE
}
