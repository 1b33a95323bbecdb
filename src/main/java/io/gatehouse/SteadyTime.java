package io.gatehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Time that passes evenly, whatever somebody does to a clock meanwhile. It passes too while the machine sleeps, where
/// the operating system tells how long that was: Linux does.
final class SteadyTime implements InstantSource {

    private static final Path UPTIME = Path.of("/proc/uptime");

    /// More than both ways to measure ever differ by while the machine is awake.
    private static final Duration NOTICEABLE = Duration.ofSeconds(1);

    private final Instant began;
    private final LongSupplier nanos;
    private final long nanosAtFirst;
    private final Supplier<Optional<Duration>> uptime;
    private final Optional<Duration> uptimeAtFirst;
    private Duration slept = Duration.ZERO;
    private long looked;

    /// @param nanos such as [System#nanoTime()], which stands still while the machine sleeps
    /// @param uptime for how long the machine has been on, asleep or not; empty where nobody knows
    SteadyTime(Instant began, LongSupplier nanos, Supplier<Optional<Duration>> uptime) {
        this.began = began;
        this.nanos = nanos;
        this.nanosAtFirst = nanos.getAsLong();
        this.uptime = uptime;
        this.uptimeAtFirst = uptime.get();
    }

    /// This machine's, from some time on.
    static SteadyTime from(Instant began) {
        return new SteadyTime(began, System::nanoTime, SteadyTime::readUptime);
    }

    /// The first number of it, see proc_uptime(5).
    private static Optional<Duration> readUptime() {
        try {
            String seconds = Files.readString(UPTIME).split(" ", 2)[0];
            return Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized Instant instant() {
        long awake = nanos.getAsLong() - nanosAtFirst;
        if (awake - looked >= NOTICEABLE.toNanos()) {
            looked = awake;
            noteSleep(Duration.ofNanos(awake));
        }
        return began.plusNanos(awake).plus(slept);
    }

    private void noteSleep(Duration awake) {
        Optional<Duration> asleep =
                uptimeAtFirst.flatMap(first -> uptime.get().map(now -> now.minus(first).minus(awake)));
        if (asleep.isPresent() && asleep.get().minus(slept).compareTo(NOTICEABLE) > 0) {
            slept = asleep.get();
        }
    }
}
