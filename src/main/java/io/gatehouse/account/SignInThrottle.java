package io.gatehouse.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Makes guessing a password slow: after five wrong ones for a user name from one address, or fifty from one address
/// for whatever user names, comes a pause, which doubles with every further one. A try is counted before the password
/// is looked at, so that many at once count too.
@Service
public class SignInThrottle {

    private static final int FREE_TRIES = 5;
    private static final int FREE_TRIES_OF_ADDRESS = 50;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration MEMORY = Duration.ofHours(24);

    private final JdbcClient database;
    private final Clock clock;

    SignInThrottle(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Asks whether a password may be tried now, and counts the try.
    ///
    /// @param username the user name as typed
    /// @param address where the request comes from
    /// @return how long to wait; empty when the password may be looked at
    public Optional<Duration> admit(String username, String address) {
        return admit(key(username, address), FREE_TRIES).or(() -> admit(key(address), FREE_TRIES_OF_ADDRESS));
    }

    /// Forgets the tries from an address for a user name and for all: the password was right.
    public void succeeded(String username, String address) {
        database.sql("delete from sign_in_attempt where digest in (?, ?)")
                .params(key(username, address), key(address))
                .update();
    }

    private Optional<Duration> admit(String key, int freeTries) {
        var now = clock.instant();
        while (true) {
            var tries = tries(key).filter(known -> known.lastAt().plus(MEMORY).isAfter(now));
            var wait = tries.map(known -> known.wait(freeTries, now)).orElse(Duration.ZERO);
            if (wait.isPositive()) {
                return Optional.of(wait);
            }
            if (count(key, tries.map(Tries::count).orElse(0), now)) {
                return Optional.empty();
            }
        }
    }

    private Optional<Tries> tries(String key) {
        return database.sql("select tries, last_at from sign_in_attempt where digest = ?")
                .param(key)
                .query((row, number) -> new Tries(row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /// Counts one more try, unless another thread or replica did in between.
    private boolean count(String key, int before, Instant now) {
        if (before > 0) {
            return database.sql("update sign_in_attempt set tries = ?, last_at = ? where digest = ? and tries = ?")
                            .params(before + 1, Timestamp.from(now), key, before)
                            .update()
                    == 1;
        }
        forgetOld(now);
        try {
            database.sql("insert into sign_in_attempt (digest, tries, last_at) values (?, 1, ?)")
                    .params(key, Timestamp.from(now))
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private void forgetOld(Instant now) {
        database.sql("delete from sign_in_attempt where last_at <= ?")
                .param(Timestamp.from(now.minus(MEMORY)))
                .update();
    }

    private static String key(String username, String address) {
        return Digests.sha256(username.strip().toLowerCase(Locale.ROOT) + "\n" + address);
    }

    private static String key(String address) {
        return Digests.sha256(address);
    }

    private record Tries(int count, Instant lastAt) {

        Duration wait(int freeTries, Instant now) {
            if (count < freeTries) {
                return Duration.ZERO;
            }
            var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(count - freeTries, 10));
            var shorter = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
            // Who put the clock back would else have everybody wait until it is as late again.
            var since = lastAt.isAfter(now) ? now : lastAt;
            return Duration.between(now, since.plus(shorter));
        }
    }
}
