package io.gatehouse.account;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// There is no account with this id.
@ResponseStatus(HttpStatus.NOT_FOUND)
public class NoSuchAccountException extends RuntimeException {

    public NoSuchAccountException(long id) {
        super("There is no account " + id + ".");
    }
}
