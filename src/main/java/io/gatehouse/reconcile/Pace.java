package io.gatehouse.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The passing of time, so that tests need not wait for it.
interface Pace {

    Instant now();

    /// Returns when this much time has passed.
    void pause(Duration duration) throws InterruptedException;

    /// Time as it passes for everybody, from the clock's time on, whatever somebody does to the clock meanwhile.
    static Pace real(Clock clock) {
        Instant began = clock.instant();
        long nanos = System.nanoTime();
        return new Pace() {
            @Override
            public Instant now() {
                return began.plusNanos(System.nanoTime() - nanos);
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }
        };
    }
}
