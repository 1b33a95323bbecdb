package io.gatehouse.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/// Says in one line a minute that the panel's database is away. The libraries that ask it all the time would say so
/// with a stack trace for each attempt, and while it stops for each that is broken off. What else they have to say is
/// left as it is.
final class DatabaseAwayLog extends TurboFilter {

    private static final org.slf4j.Logger log = LoggerFactory.getLogger(DatabaseAwayLog.class);

    private static final String OURS = "io.gatehouse";
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final AtomicLong next = new AtomicLong(System.nanoTime());

    private DatabaseAwayLog() {}

    /// Begins with it, for the whole process.
    static void install() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging
                && logging.getTurboFilterList().stream().noneMatch(DatabaseAwayLog.class::isInstance)) {
            logging.addTurboFilter(new DatabaseAwayLog());
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        if (!level.isGreaterOrEqual(Level.WARN) || logger.getName().startsWith(OURS)) {
            return FilterReply.NEUTRAL;
        }
        Throwable failure = thrown == null ? last(arguments) : thrown;
        if (failure == null) {
            return FilterReply.NEUTRAL;
        }
        if (all(failure).anyMatch(DatabaseAway::isCauseOf)) {
            tell(failure);
            return FilterReply.DENY;
        }
        return all(failure).anyMatch(DatabaseAwayLog::isOfStopping) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    /// A failure and those for whose sake it is not told: what came of cleaning up covers what went wrong before.
    private static Stream<Throwable> all(Throwable failure) {
        return Stream.concat(Stream.of(failure), Stream.of(failure.getSuppressed()));
    }

    /// Whether whoever waited for a connection was told not to, because the panel stops.
    private static boolean isOfStopping(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(InterruptedException.class::isInstance);
    }

    /// A throwable that is the last argument of a message is logged with it.
    private static @Nullable Throwable last(Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[arguments.length - 1] instanceof Throwable failure
                ? failure
                : null;
    }

    private void tell(Throwable failure) {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE)) {
            log.warn("The panel’s database is away; background work waits for it. {}", DatabaseAway.said(failure));
        }
    }
}
