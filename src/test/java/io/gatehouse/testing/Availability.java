package io.gatehouse.testing;

/**
 * The answer to whether something can be had on this machine.
 *
 * @param <T> what is handed out if it can
 */
public sealed interface Availability<T> {

    /** It can be had, and this is it. */
    record Available<T>(T value) implements Availability<T> {}

    /** It cannot be had; the reason is a sentence for the person who runs the tests. */
    record Missing<T>(String reason) implements Availability<T> {}

    /**
     * Hands it out.
     *
     * @throws IllegalStateException with the reason, if it cannot be had
     */
    default T orThrow() {
        return switch (this) {
            case Available<T>(var value) -> value;
            case Missing<T>(var reason) -> throw new IllegalStateException(reason);
        };
    }
}
