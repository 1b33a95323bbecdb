package io.gatehouse.testing;

import io.gatehouse.testing.Availability.Available;
import io.gatehouse.testing.Availability.Missing;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A PostgreSQL server: one for all tests of a JVM, started by the first test that asks and gone when the JVM is. Each
 * test takes a database of its own from it.
 *
 * <p>Looked for in this order: the binaries that come with the tests, then a Docker engine.
 */
public final class Postgres {

    private static final String IMAGE = "postgres:18-alpine";
    private static final Duration START = Duration.ofMinutes(2);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Database maintenance;

    private Postgres(Database maintenance) {
        this.maintenance = maintenance;
    }

    /**
     * The server.
     *
     * @throws IllegalStateException if none can be had; annotate the test with {@link RequiresCapability}
     */
    public static Postgres shared() {
        return availability().orThrow();
    }

    static Availability<Postgres> availability() {
        return Started.POSTGRES;
    }

    /** Makes a new, empty database that nobody else uses. */
    public Database newDatabase() {
        var name = "test_" + DATABASES.incrementAndGet();
        try (var connection =
                        DriverManager.getConnection(maintenance.url(), maintenance.user(), maintenance.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL cannot make a database", e);
        }
        return maintenance.named(name);
    }

    private static Availability<Postgres> start() {
        return switch (Availability.of(Postgres::startEmbedded)) {
            case Available<Postgres> embedded -> embedded;
            case Missing<Postgres>(var reason) -> startContainer(reason);
        };
    }

    /**
     * The first start on a machine unpacks the server, and what a JVM has just written cannot always be run: a program
     * that another thread starts at that moment inherits the open file, and Linux says "Text file busy" until that
     * program has closed it. A second start finds the server unpacked.
     */
    private static Availability<Postgres> startEmbedded() {
        try {
            @SuppressWarnings("resource") // it stops itself when the JVM ends
            var server = EmbeddedPostgres.builder().setPGStartupWait(START).start();
            return new Available<>(
                    new Postgres(new Database(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres")));
        } catch (IOException | RuntimeException | LinkageError e) {
            return new Missing<>(
                    "the embedded one does not start: " + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }

    private static Availability<Postgres> startContainer(String otherwise) {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return new Missing<>(
                    "PostgreSQL cannot be started here (%s; no Docker engine answers)".formatted(otherwise));
        }
        @SuppressWarnings("resource") // it serves until the JVM ends
        var container = new PostgreSQLContainer(IMAGE);
        try {
            container.start();
        } catch (ContainerLaunchException e) {
            return new Missing<>(
                    "PostgreSQL cannot be started here (%s; Docker cannot run %s: %s)"
                            .formatted(otherwise, IMAGE, e.getMessage()));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop-postgres"));
        return new Available<>(
                new Postgres(new Database(container.getJdbcUrl(), container.getUsername(), container.getPassword())));
    }

    /** A database of the server, and how to reach it. */
    public record Database(String url, String user, String password) {

        /** Lets the Spring context of a test use this database; to be called from a {@code @DynamicPropertySource}. */
        public void register(DynamicPropertyRegistry registry) {
            registry.add("spring.datasource.url", this::url);
            registry.add("spring.datasource.username", this::user);
            registry.add("spring.datasource.password", this::password);
        }

        private Database named(String name) {
            return new Database(url.replaceFirst("(//[^/]+/)[^?]+", "$1" + name), user, password);
        }
    }

    private static final class Started {
        static final Availability<Postgres> POSTGRES = start();
    }
}
