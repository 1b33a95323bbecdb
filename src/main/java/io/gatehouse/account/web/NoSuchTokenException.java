package io.gatehouse.account.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// The person has no token with this id.
@ResponseStatus(HttpStatus.NOT_FOUND)
class NoSuchTokenException extends RuntimeException {

    NoSuchTokenException(long id) {
        super("You have no token " + id + ".");
    }
}
