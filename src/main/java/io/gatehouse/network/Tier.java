package io.gatehouse.network;

/// How a subnet reaches the internet.
public enum Tier {
    /// Through the internet gateway.
    PUBLIC,
    /// Through a NAT instance, or not at all.
    PRIVATE
}
