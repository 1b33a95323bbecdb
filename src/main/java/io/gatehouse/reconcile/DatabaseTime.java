package io.gatehouse.reconcile;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The time as the panel's database has it: the clocks of replicas may differ.
@Component
class DatabaseTime {

    private final JdbcClient database;

    DatabaseTime(JdbcClient database) {
        this.database = database;
    }

    /// When the current transaction began, or else now.
    Instant now() {
        return database.sql("select current_timestamp").query(OffsetDateTime.class).single().toInstant();
    }
}
