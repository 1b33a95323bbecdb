package io.gatehouse.forwarding;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// The network has no such forward or list, or none any more.
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchForwardException extends RuntimeException {

    NoSuchForwardException(String what) {
        super("There is no such %s.".formatted(what));
    }
}
