package io.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/// The file that the panel keeps everything in when no other database is named.
class EmbeddedDatabaseTest {

    @TempDir private Path home;

    private String url;

    @BeforeEach
    void asThePanelIsConfigured() throws IOException {
        var environment = new StandardEnvironment();
        var settings = new YamlPropertySourceLoader().load("panel", new ClassPathResource("application.yml"));
        settings.forEach(environment.getPropertySources()::addLast);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("home", Map.of("gatehouse.home", home.toString())));
        url = environment.getRequiredProperty("spring.datasource.url");
    }

    @Test
    void whatIsCommittedIsInTheFileWhateverKillsThePanelNext() throws Exception {
        assertThat(EmbeddedDatabase.isAt(url)).isTrue();
        try (var source = new SingleConnectionDataSource(url, true)) {
            var database = JdbcClient.create(source);
            database.sql("create table line (id int primary key, text varchar(100))").update();
            for (int id = 0; id < 20; id++) {
                database.sql("insert into line values (?, 'intended')").param(id).update();

                assertThat(linesIn(copy("killed" + id))).isEqualTo(id + 1);
            }
        }
    }

    @Test
    void whatAKilledPanelWasAtIsTakenUpWithoutWaitingForIt() throws Exception {
        try (var source = new SingleConnectionDataSource(url, true)) {
            var tables = new ClassPathResource("db/migration/V1__sessions_and_scheduled_tasks.sql");
            new ResourceDatabasePopulator(tables).execute(source);
            var database = JdbcClient.create(source);
            database.sql(
                            """
                            INSERT INTO scheduled_tasks
                                (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                            VALUES ('run', '7', now(), TRUE, 'the dead', now(), 3), ('run', '8', now(), FALSE, NULL, NULL, 1)
                            """)
                    .update();

            new EmbeddedDatabase(source).afterSingletonsInstantiated();

            assertThat(
                            database.sql(
                                            "SELECT task_instance || ' ' || picked || ' ' || version FROM"
                                                    + " scheduled_tasks WHERE picked_by IS NULL ORDER BY 1")
                                    .query(String.class)
                                    .list())
                    .containsExactly("7 FALSE 4", "8 FALSE 1");
        }
    }

    @Test
    void theFileStaysSmallThoughEveryCommitIsWrittenAtOnce() throws Exception {
        long untidy = grown("untidy", _ -> {});
        long tidy = grown("tidy", source -> new EmbeddedDatabase(source).tidy());

        assertThat(tidy).as("bytes when tidied, of " + untidy).isLessThan(untidy * 3 / 4);
    }

    /// @return the size of a file in bytes after thousands of commits
    private long grown(String name, Consumer<DataSource> tidy) throws IOException {
        // As if the 45 seconds for which H2 keeps what was overwritten had passed between any two commits.
        String file = url.replace("/gatehouse;", "/" + name + ";") + ";RETENTION_TIME=0";
        try (var source = new SingleConnectionDataSource(file, true)) {
            var database = JdbcClient.create(source);
            database.sql("create table line (id int primary key, text varchar(400))").update();
            database.sql("create table report (member int primary key, text varchar(2000))").update();
            for (int id = 0; id < 6000; id++) {
                database.sql("insert into line values (?, ?)").param(id).param("done ".repeat(60)).update();
                database.sql("merge into report values (?, ?)")
                        .param(id % 40)
                        .param("%05d".formatted(id).repeat(300))
                        .update();
                if (id % 100 == 0) {
                    tidy.accept(source);
                }
            }
            return Files.size(home.resolve(name + ".mv.db"));
        }
    }

    /// The file as it is now, as a process that is killed leaves it.
    private String copy(String name) throws IOException {
        Files.copy(home.resolve("gatehouse.mv.db"), home.resolve(name + ".mv.db"));
        return url.replace("/gatehouse;", "/" + name + ";");
    }

    private static int linesIn(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var lines = connection.createStatement().executeQuery("select count(*) from line")) {
            lines.next();
            return lines.getInt(1);
        }
    }
}
