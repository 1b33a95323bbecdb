package io.gatehouse.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that somebody sets. */
public final class SettableClock extends Clock {

    private final InstantSource time;
    private volatile Duration ahead = Duration.ZERO;

    private SettableClock(InstantSource time) {
        this.time = time;
    }

    /** One that stands still, at some noon, until it is set. */
    public static SettableClock standing() {
        return new SettableClock(InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")));
    }

    /** One that goes, and is right until it is set. */
    public static SettableClock going() {
        return new SettableClock(InstantSource.system());
    }

    /** Sets it forward, or back if that is negative. */
    public void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    @Override
    public Instant instant() {
        return time.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("it is a moment, not a calendar");
    }
}
