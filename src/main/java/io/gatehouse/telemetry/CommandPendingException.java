package io.gatehouse.telemetry;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// A command of the network may still be carried out, so another one has to wait.
@ResponseStatus(HttpStatus.CONFLICT)
public final class CommandPendingException extends RuntimeException {

    CommandPendingException() {
        super("The pair has another command to answer first. Wait for its answer, or two minutes.");
    }
}
