package io.gatehouse.cloud.sandbox.api;

import java.time.Duration;

/// How long a call takes.
@FunctionalInterface
public interface Latency {

    /// No time at all.
    Latency NONE = () -> {};

    /// Lets the time of one call pass.
    void pass();

    /// A latency in real time.
    static Latency of(Duration duration) {
        if (!duration.isPositive()) {
            return NONE;
        }
        return () -> {
            try {
                Thread.sleep(duration);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
