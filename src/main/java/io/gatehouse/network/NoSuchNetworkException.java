package io.gatehouse.network;

import io.gatehouse.topology.NetworkId;

/// There is no network with this id, or it is gone.
public class NoSuchNetworkException extends RuntimeException {

    NoSuchNetworkException(NetworkId id) {
        super("There is no network %d.".formatted(id.number()));
    }
}
