package io.gatehouse.reconcile;

/// Another replica has taken the run up, so this one must do nothing more about it.
final class TurnOverException extends RuntimeException {

    TurnOverException(Turn turn) {
        super("run %d goes on elsewhere; turn %d is over".formatted(turn.run(), turn.number()));
    }
}
