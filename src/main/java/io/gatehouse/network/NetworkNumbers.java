package io.gatehouse.network;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps the numbers of networks apart when a database was lost.
///
/// A network's number is in the tags of all that it owns. A new database that goes on with an old installation id would
/// give the old ones again, and a new network would take what an old one left for its own. So there it begins at the
/// minutes since 1970, which no counting from 1 has ever come to.
@Component
class NetworkNumbers implements ApplicationRunner {

    private static final long MINUTE = 60;

    private final JdbcClient database;
    private final Clock clock;
    private final boolean givenInstallation;

    NetworkNumbers(JdbcClient database, Clock clock, @Value("${gatehouse.installation:}") String installation) {
        this.database = database;
        this.clock = clock;
        this.givenInstallation = !installation.isBlank();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (givenInstallation && isEmpty()) {
            long first = clock.instant().getEpochSecond() / MINUTE;
            database.sql("alter table network alter column id restart with " + first).update();
        }
    }

    private boolean isEmpty() {
        return database.sql("select count(*) from network_revision").query(Long.class).single() == 0;
    }
}
