package io.gatehouse.network;

import io.gatehouse.topology.NetworkId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// The network has no revision with this number.
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchRevisionException extends RuntimeException {

    NoSuchRevisionException(NetworkId network, long number) {
        super("Network %s has no revision %d.".formatted(network, number));
    }
}
