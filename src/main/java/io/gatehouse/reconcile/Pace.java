package io.gatehouse.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The passing of time, so that tests need not wait for it.
interface Pace {

    Instant now();

    /// Returns when this much time has passed.
    void pause(Duration duration) throws InterruptedException;

    /// Time as it passes for everybody.
    static Pace real(Clock clock) {
        return new Pace() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public void pause(Duration duration) throws InterruptedException {
                Thread.sleep(duration);
            }
        };
    }
}
