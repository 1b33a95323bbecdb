package io.gatehouse.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Times in words. What a browser shows as "4 s ago" is written absolutely here, for readers without script.
@Component("times")
class Times {

    private static final DateTimeFormatter ABSOLUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    /// For example "3 Mar 2026, 14:02:11 UTC".
    public String absolute(Instant at) {
        return ABSOLUTE.format(at);
    }

    /// For example "0.6 s", "12 s", "2 min 6 s", "7 h 58 min", "3 d": two units at most.
    public String span(Duration length) {
        if (length.compareTo(Duration.ofSeconds(10)) < 0) {
            return String.format(Locale.ENGLISH, "%.1f s", length.toMillis() / 1000.0);
        }
        if (length.toDays() > 0) {
            return length.toDays() + " d";
        }
        if (length.toHours() > 0) {
            return joined(length.toHours() + " h", length.toMinutesPart(), "min");
        }
        if (length.toMinutes() > 0) {
            return joined(length.toMinutes() + " min", length.toSecondsPart(), "s");
        }
        return length.toSeconds() + " s";
    }

    private static String joined(String first, int rest, String unit) {
        return rest == 0 ? first : first + " " + rest + " " + unit;
    }
}
