package io.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.testing.Capability;
import io.gatehouse.testing.Postgres;
import io.gatehouse.testing.RequiresCapability;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// What replicas of the panel do at the same time on one PostgreSQL.
@RequiresCapability(Capability.POSTGRESQL)
class ReplicasOnPostgresIT {

    private JdbcClient database;

    @BeforeEach
    void migrate() {
        var fresh = Postgres.shared().newDatabase();
        var source = new DriverManagerDataSource(fresh.url(), fresh.user(), fresh.password());
        Flyway.configure().dataSource(source).target("1.1").load().migrate();
        database = JdbcClient.create(source);
    }

    @Test
    void theyAgreeOnTheInstallation() throws Exception {
        var ids = atOnce(8, () -> new Installation(database, Clock.systemUTC(), "").id());

        assertThat(ids).hasSize(8);
        assertThat(ids.stream().distinct()).hasSize(1);
    }

    @Test
    void theyCountTriesAtAPasswordOneByOne() throws Exception {
        var throttle = new SignInThrottle(database, Clock.systemUTC());

        var admitted = atOnce(20, () -> throttle.admit("ada", "192.0.2.7").isEmpty());

        assertThat(admitted.stream().filter(yes -> yes)).hasSize(5);
    }

    @Test
    void oneOfThemAloneSpendsTheSetUpCodes() throws Exception {
        var codes = new SetUpCodes(database, Clock.systemUTC());
        codes.issue();
        codes.issue();

        assertThat(atOnce(8, codes::spend).stream().filter(yes -> yes)).hasSize(1);
    }

    private static <T> List<T> atOnce(int replicas, Callable<T> work) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(replicas)) {
            return threads.invokeAll(Collections.nCopies(replicas, work)).stream().map(Future::resultNow).toList();
        }
    }
}
