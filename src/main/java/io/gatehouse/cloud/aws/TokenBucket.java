package io.gatehouse.cloud.aws;

import java.time.Duration;

/// Room for so many calls at once, and for so many more each second. Safe for use by several threads.
final class TokenBucket {

    private static final double NANOS = 1e9;

    private final double capacity;
    private final double perSecond;
    private double tokens;
    private long filledAt;

    /// A full bucket.
    ///
    /// @param capacity how many calls at once
    /// @param perSecond how many tokens come back each second
    /// @param now the time in nanoseconds, as [System#nanoTime()]
    TokenBucket(double capacity, double perSecond, long now) {
        this.capacity = capacity;
        this.perSecond = perSecond;
        this.tokens = capacity;
        this.filledAt = now;
    }

    /// Takes a token, if need be one that is still to come.
    ///
    /// @return how long to wait before using it
    synchronized Duration take(long now) {
        tokens = Math.min(capacity, tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        tokens--;
        return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-tokens / perSecond * NANOS));
    }
}
