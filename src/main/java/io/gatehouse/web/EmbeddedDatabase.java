package io.gatehouse.web;

import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/// Takes care of the embedded database, which is a file that one panel at a time can have open.
///
/// It keeps the file small. H2 does so by itself only while it may write what is committed later, which a write-ahead
/// journal cannot allow; left alone, the file grows by more than a kilobyte with every commit.
final class EmbeddedDatabase implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

    /// Below this share of the file being in use, what is in use is written again more densely, in per cent.
    private static final int DENSE = 80;

    private static final int BYTES_AT_ONCE = 4 << 20;
    private static final int TIMES_AT_ONCE = 8;

    private final DataSource database;

    EmbeddedDatabase(DataSource database) {
        this.database = database;
    }

    /// Whether the panel keeps its data in such a file.
    static boolean isAt(String url) {
        return url.startsWith("jdbc:h2:file:");
    }

    /// Nobody else can be at the background work that somebody has begun: a panel that was killed is not waited for, as
    /// other replicas would have to. Done when the tables are there and no work has been taken up yet.
    @Override
    public void afterSingletonsInstantiated() {
        int left =
                JdbcClient.create(database)
                        .sql(
                                """
                                UPDATE scheduled_tasks
                                SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL, version = version + 1
                                WHERE picked
                                """)
                        .update();
        if (left > 0) {
            log.info("The panel was killed in the middle of {} pieces of background work, which go on now.", left);
        }
    }

    /// Writes again what little is in use in old parts of the file, so that their room is used anew.
    @Scheduled(fixedDelay = 1, initialDelay = 1, timeUnit = TimeUnit.MINUTES)
    void tidy() {
        try {
            MVStore file = file();
            for (int times = 0; times < TIMES_AT_ONCE && file.compact(DENSE, BYTES_AT_ONCE); times++) {
                log.debug("rewrote a part of the database's file");
            }
        } catch (SQLException | MVStoreException e) {
            log.debug("the database's file could not be tidied up", e);
        }
    }

    private MVStore file() throws SQLException {
        try (var connection = database.getConnection()) {
            var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            return session.getDatabase().getStore().getMvStore();
        }
    }
}
