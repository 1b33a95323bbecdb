package io.gatehouse.reconcile;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before another try: a random time below a limit that doubles with each try ("full jitter"), so that
/// those who failed together do not come back together.
///
/// @param first the limit before the second try
/// @param most what the limit never exceeds
record Backoff(Duration first, Duration most) {

    private static final int MOST_DOUBLINGS = 20;

    /// The pause after this many tries, 1 or more; never below a quarter of the first limit.
    Duration after(int tries, RandomGenerator random) {
        long limit = Math.min(most.toMillis(), first.toMillis() << Math.min(tries - 1, MOST_DOUBLINGS));
        return Duration.ofMillis(Math.max(first.toMillis() / 4, random.nextLong(limit + 1)));
    }
}
