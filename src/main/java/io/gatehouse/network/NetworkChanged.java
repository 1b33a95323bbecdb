package io.gatehouse.network;

import io.gatehouse.topology.NetworkId;

/// A network was created, revised, or is to be deleted. Published in the transaction that saves it.
///
/// @param revision the number of its current revision
public record NetworkChanged(NetworkId network, long revision) {}
