package io.gatehouse.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The answer to whether something can be had on this machine.
 *
 * @param <T> what is handed out if it can
 */
public sealed interface Availability<T> {

    /** Between two tries. */
    Duration PAUSE = Duration.ofSeconds(1);

    /** It can be had, and this is it. */
    record Available<T>(T value) implements Availability<T> {}

    /** It cannot be had; the reason is a sentence for the person who runs the tests. */
    record Missing<T>(String reason) implements Availability<T> {}

    /**
     * Asks up to three times. A download that breaks off, a port that somebody else took first, or a machine that is
     * slow for a moment is no reason to go without for as long as the JVM lives.
     */
    static <T> Availability<T> of(Supplier<Availability<T>> way) {
        var answer = way.get();
        for (int more = 2; more > 0 && answer instanceof Missing<T>; more--) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = way.get();
        }
        return answer;
    }

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
