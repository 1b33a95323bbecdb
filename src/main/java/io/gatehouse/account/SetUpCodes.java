package io.gatehouse.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The one-time codes that let whoever can read the log set the panel up. The database keeps their digests: every
/// replica prints a code of its own, and all of them count.
@Component
class SetUpCodes {

    /// How many wrong tries make all codes worthless.
    static final int TRIES = 5;

    private static final int GROUPS = 3;
    private static final int GROUP_LENGTH = 4;

    private final JdbcClient database;
    private final Clock clock;

    SetUpCodes(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Makes one more code, such as `K7QM-3XTA-9RWB`, and forgets it: it must be printed.
    @Transactional
    String issue() {
        var code = RandomText.of(GROUPS * GROUP_LENGTH, RandomText.READABLE);
        database.sql("insert into set_up_code (digest, wrong_tries, issued_at) values (?, 0, ?)")
                .params(Digests.sha256(code), Timestamp.from(clock.instant()))
                .update();
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }

    /// Tries a code, and counts the try when it is wrong.
    @Transactional
    Attempt attempt(String typed) {
        var digest = Digests.sha256(typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""));
        var known = database.sql("select digest from set_up_code").query((row, number) -> row.getString(1)).list();
        if (known.stream().filter(one -> Digests.equal(one, digest)).count() > 0) {
            return Attempt.RIGHT;
        }
        database.sql("update set_up_code set wrong_tries = wrong_tries + 1").update();
        var worthless = database.sql("delete from set_up_code where wrong_tries >= ?").param(TRIES).update();
        return worthless > 0 || known.isEmpty() ? Attempt.WORTHLESS : Attempt.WRONG;
    }

    /// Makes all codes worthless, and says whether there were any. Of two that ask at once, one is told no.
    @Transactional
    boolean spend() {
        return database.sql("delete from set_up_code").update() > 0;
    }

    /// How a try ended.
    enum Attempt {
        RIGHT,
        WRONG,
        /// It was wrong once too often, and a new code is needed.
        WORTHLESS
    }
}
