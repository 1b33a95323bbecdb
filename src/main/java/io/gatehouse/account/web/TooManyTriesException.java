package io.gatehouse.account.web;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/// Too many wrong passwords were tried, so this one was not looked at.
class TooManyTriesException extends AuthenticationException {

    private final Duration wait;

    TooManyTriesException(Duration wait) {
        super("Too many wrong passwords. Wait %s, then try again.".formatted(words(wait)));
        this.wait = wait;
    }

    /// How long until the next try, in whole seconds, at least one.
    long seconds() {
        return seconds(wait);
    }

    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    private static String words(Duration wait) {
        var seconds = seconds(wait);
        if (seconds < 60) {
            return seconds == 1 ? "1 second" : seconds + " seconds";
        }
        var minutes = (seconds + 59) / 60;
        return minutes == 1 ? "1 minute" : minutes + " minutes";
    }
}
