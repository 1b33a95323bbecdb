package io.gatehouse.network;

import io.gatehouse.topology.NetworkId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// There is no network with this id, or it is gone.
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchNetworkException extends RuntimeException {

    /// @param id that no network has
    public NoSuchNetworkException(NetworkId id) {
        super("There is no network %d.".formatted(id.number()));
    }
}
