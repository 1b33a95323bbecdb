package io.gatehouse.telemetry;

/// A command of the network may still be carried out, so another one has to wait.
public final class CommandPendingException extends RuntimeException {

    CommandPendingException() {
        super("The pair has another command to answer first. Wait for its answer, or two minutes.");
    }
}
