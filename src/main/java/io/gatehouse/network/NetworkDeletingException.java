package io.gatehouse.network;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// The network is being deleted and takes no more edits.
@ResponseStatus(HttpStatus.CONFLICT)
public class NetworkDeletingException extends RuntimeException {

    /// @param name what the user calls the network
    public NetworkDeletingException(String name) {
        super("Network “%s” is being deleted and takes no more edits.".formatted(name));
    }
}
