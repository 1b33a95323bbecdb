package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.testing.Capability;
import io.gatehouse.testing.CutWire;
import io.gatehouse.testing.Postgres;
import io.gatehouse.testing.RequiresCapability;
import io.gatehouse.testing.RunsBesideOthers;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@RequiresCapability(Capability.POSTGRESQL)
@RunsBesideOthers
class RunsOnPostgresIT extends RunsContract {

    private static final Duration AWAY = Duration.ofSeconds(10);

    private static CutWire wire;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        Postgres.Database database = Postgres.shared().newDatabase();
        URI url = URI.create(database.url().substring("jdbc:".length()));
        wire = new CutWire(url.getPort());
        database.register(registry);
        registry.add(
                "spring.datasource.url", () -> database.url().replaceFirst("//[^/]+", "//127.0.0.1:" + wire.port()));
    }

    @Test
    void aRunWaitsForADatabaseThatIsAwayAndDoesNothingTwice() throws Exception {
        StruckJournal.slowDown(Duration.ofMillis(300));
        try {
            long run = runs.start(plans.create(id, "ines").id(), "ines", "");
            while (runs.find(run).orElseThrow().done() < 5) {
                Thread.sleep(20);
            }
            wire.cut();
            StruckJournal.slowDown(Duration.ZERO);
            Thread.sleep(AWAY);
            wire.mend();

            RunView ended = await(run);

            assertThat(ended.state()).as(ended.message()).isEqualTo(RunState.SUCCEEDED);
            assertThat(Duration.between(ended.startedAt(), ended.endedAt())).isGreaterThan(AWAY);
            assertThat(ended.steps()).allMatch(step -> step.state() == RunView.StepState.DONE);
            assertThat(plans.create(id, "ines").view().steps()).isEmpty();
        } finally {
            wire.mend();
        }
    }
}
