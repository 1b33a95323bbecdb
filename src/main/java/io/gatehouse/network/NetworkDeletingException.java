package io.gatehouse.network;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// The network is being deleted and takes no more edits.
@ResponseStatus(HttpStatus.CONFLICT)
public class NetworkDeletingException extends RuntimeException {

    NetworkDeletingException(String name) {
        super("Network “%s” is being deleted and takes no more edits.".formatted(name));
    }
}
