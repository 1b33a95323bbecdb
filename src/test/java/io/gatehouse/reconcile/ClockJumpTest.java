package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.account.AccountDraft;
import io.gatehouse.account.Accounts;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Networks;
import io.gatehouse.testing.SettableClock;
import io.gatehouse.topology.NetworkId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/// Somebody sets the clock of the machine that the panel and its database are on, in the middle of each run of a
/// network's life.
@SpringBootTest
@Import({StruckJournal.class, ClockJumpTest.SetClocks.class})
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:clock-jump;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=30000",
            "gatehouse.sandbox.latency=0ms",
            "gatehouse.sandbox.boot=1s",
            "gatehouse.sandbox.shutdown=1s",
            "gatehouse.sandbox.elastic-ips=100"
        })
class ClockJumpTest {

    private static final String AUTHOR = "ines";

    /// Far from the hour that the clock jumps.
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Autowired private Accounts accounts;
    @Autowired private Networks networks;
    @Autowired private Plans plans;
    @Autowired private Runs runs;
    @Autowired private RunRows rows;
    @Autowired private SettableClock clock;

    @AfterEach
    void aJournalThatWorks() {
        StruckJournal.behave();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H", "PT-10M"})
    void everyRunEndsWellAndIsTakenOnce(Duration jump) {
        long account = accounts.create(new AccountDraft("Account " + jump, "SANDBOX", "eu-west-1", null, null)).id();
        NetworkId id = networks.create(account, named("payments"), AUTHOR, "first");
        assertThatARunEndsWell(id, jump);
        assertThat(plans.create(id, AUTHOR).view().steps()).isEmpty();
        networks.revise(id, 1, named("billing"), AUTHOR, "renamed");
        assertThatARunEndsWell(id, jump);
        assertThat(plans.create(id, AUTHOR).view().steps()).isEmpty();
        networks.delete(id, AUTHOR);
        assertThatARunEndsWell(id, jump);
        assertThat(networks.find(id)).isEmpty();
    }

    private void assertThatARunEndsWell(NetworkId id, Duration jump) {
        StruckJournal.slowDown(Duration.ofMillis(500));
        long run = runs.start(plans.create(id, AUTHOR).id(), AUTHOR, "");
        Awaitility.await().atMost(PATIENCE).until(() -> runs.find(run).orElseThrow().done() > 0);
        clock.advance(jump);
        assertThat(runs.isOver(run)).as("the clock jumps in the middle of the run").isFalse();
        StruckJournal.slowDown(Duration.ZERO);

        Awaitility.await().atMost(PATIENCE).until(() -> runs.isOver(run));

        RunView ended = runs.find(run).orElseThrow();
        assertThat(ended.state()).as(ended.message()).isEqualTo(RunState.SUCCEEDED);
        assertThat(ended.took()).isBetween(Duration.ZERO, Duration.ofHours(2));
        assertThat(ended.steps()).allMatch(step -> step.state() == RunView.StepState.DONE);
        assertThat(ended.steps()).noneMatch(step -> step.took() != null && step.took().isNegative());
        assertThat(rows.findById(run).orElseThrow().turns()).as("how often it was taken up").isEqualTo(1);
    }

    private static LayoutDraft named(String name) {
        return new LayoutDraft(name, "10.0.0.0/16", null, null, null, null, null, null)
                .orElse(LayoutDraft.defaults(List.of("eu-west-1a", "eu-west-1b")));
    }

    @TestConfiguration
    static class SetClocks {

        @Bean
        @Primary
        SettableClock settableClock() {
            return SettableClock.going();
        }

        /// The database is on the same machine.
        @Bean
        @Primary
        DatabaseTime setDatabaseTime(JdbcClient database, SettableClock clock) {
            return new DatabaseTime(database) {
                @Override
                Instant now() {
                    return clock.instant();
                }
            };
        }
    }
}
