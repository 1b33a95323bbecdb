package io.gatehouse.account;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// Somebody has set the panel up already.
@ResponseStatus(HttpStatus.CONFLICT)
public class AlreadySetUpException extends RuntimeException {

    AlreadySetUpException() {
        super("Gatehouse is set up. Sign in.");
    }
}
