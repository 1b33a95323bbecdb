package io.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class InstallationTest {

    private JdbcClient database;

    @BeforeEach
    void migrate() {
        var source = new DriverManagerDataSource("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
        Flyway.configure().dataSource(source).target("1.1").load().migrate();
        database = JdbcClient.create(source);
    }

    @Test
    void theIdIsDrawnAtTheFirstStartAndKept() {
        var first = start("").id();

        assertThat(first.value()).matches("[a-z2-7]{10}");
        assertThat(start("").id()).isEqualTo(first);
    }

    @Test
    void twoInstallationsDrawTwoIds() {
        var first = start("").id();
        migrate();

        assertThat(start("").id()).isNotEqualTo(first);
    }

    @Test
    void replicasThatStartAtOnceAgree() throws Exception {
        var replicas = 8;
        var together = new CyclicBarrier(replicas);
        var starts = new ArrayList<Callable<String>>();
        for (var i = 0; i < replicas; i++) {
            starts.add(() -> {
                together.await();
                return start("").id().value();
            });
        }
        try (var threads = Executors.newFixedThreadPool(replicas)) {
            assertThat(threads.invokeAll(starts).stream().map(Future::resultNow).distinct()).hasSize(1);
        }
    }

    @Test
    void theEnvironmentOverridesWhatIsStored() {
        var stored = start("").id();

        assertThat(start(" k3v7q2mzta ").id().value()).isEqualTo("k3v7q2mzta");
        assertThat(start("").id()).isEqualTo(stored);
    }

    @Test
    void onAnEmptyDatabaseTheEnvironmentsIdIsTheOneThatIsStored() {
        start("k3v7q2mzta");

        assertThat(start("").id().value()).isEqualTo("k3v7q2mzta");
    }

    @Test
    void anIdOfAnotherShapeStopsTheStartWithASentence() {
        assertThatThrownBy(() -> start("Production"))
                .isInstanceOfSatisfying(
                        InvalidSettingException.class,
                        failure -> {
                            var analysis = new InvalidSettingAnalyzer().analyze(failure);
                            assertThat(analysis.getDescription())
                                    .startsWith("The environment variable GATEHOUSE_INSTALLATION cannot be used: ")
                                    .contains("“Production”", "for example k3v7q2mzta");
                            assertThat(analysis.getAction())
                                    .isEqualTo(
                                            "Correct GATEHOUSE_INSTALLATION or remove it, then start Gatehouse again.");
                        });
    }

    private Installation start(String override) {
        return new Installation(database, Clock.systemUTC(), override);
    }
}
