package io.gatehouse.telemetry;

import io.gatehouse.topology.NetworkId;

/// A NAT pair has moved an identity, and with it routes and a public address. Published in the transaction that stores
/// the report.
public record IdentityMoved(NetworkId network) {}
