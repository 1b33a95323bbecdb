package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.testing.Capability;
import io.gatehouse.testing.CutWire;
import io.gatehouse.testing.Postgres;
import io.gatehouse.testing.RequiresCapability;
import io.gatehouse.testing.RunsBesideOthers;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The panel's process is stopped as a service manager does it (SIGTERM), in the middle of a run that somebody watches.
@RunsBesideOthers
class StoppedPanelIT {

    /// As long as it is waited for before it is killed, see docker-compose.yml.
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final String[] SLOWLY = {"--gatehouse.sandbox.latency=300ms", "--gatehouse.sandbox.boot=20s"};

    @TempDir private Path home;

    @Test
    void itEndsSoonWithAQuietLogAndTheRunGoesOnAtTheNextStart() throws Exception {
        long run;
        try (PanelProcess panel = PanelProcess.start(home, Map.of(), SLOWLY);
                PanelPages pages = PanelPages.signIn(panel.address(), "admin", PanelProcess.PASSWORD)) {
            PanelApi api = panel.api();
            String network = network(api);
            run = begin(api, network);
            awaitSteps(api, run);
            pages.listen(panel.address().resolve("/networks/%s/runs/%d/events".formatted(network, run)));

            assertThat(panel.shutDown()).isLessThan(SOON);

            assertThatItIsReadable(panel.log());
            assertThat(panel.log()).contains("Run %d goes on when the panel is back.".formatted(run));
        }
        try (PanelProcess panel = PanelProcess.start(home, Map.of())) {
            assertThatItEndsWell(panel, run);
        }
    }

    @Test
    @RequiresCapability(Capability.POSTGRESQL)
    void itDoesSoTooWhileItsDatabaseIsAway() throws Exception {
        Postgres.Database database = Postgres.shared().newDatabase();
        var wire = new CutWire(URI.create(database.url().substring("jdbc:".length())).getPort());
        Map<String, String> environment =
                Map.of(
                        "SPRING_DATASOURCE_URL", database.url().replaceFirst("//[^/]+", "//127.0.0.1:" + wire.port()),
                        "SPRING_DATASOURCE_USERNAME", database.user(),
                        "SPRING_DATASOURCE_PASSWORD", database.password());
        long run;
        try (PanelProcess panel = PanelProcess.start(home, environment, SLOWLY)) {
            PanelApi api = panel.api();
            run = begin(api, network(api));
            awaitSteps(api, run);
            wire.cut();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> panel.log().contains("The panel’s database is away; background work waits for it."));

            assertThat(panel.shutDown()).isLessThan(SOON);

            assertThatItIsReadable(panel.log());
        }
        wire.mend();
        try (PanelProcess panel = PanelProcess.start(home, environment)) {
            assertThatItEndsWell(panel, run);
        }
    }

    private static void assertThatItIsReadable(String log) {
        assertThat(log.lines())
                .noneMatch(
                        line -> line.startsWith("\tat ") || line.startsWith("Caused by:") || line.contains(" ERROR "));
    }

    private static void assertThatItEndsWell(PanelProcess panel, long run) throws InterruptedException {
        JsonNode ended = panel.api().await(run);
        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
    }

    private static String network(PanelApi api) {
        long sandbox = api.get("/api/v1/accounts").body().get(0).path("id").asLong();
        return api.post("/api/v1/networks", Map.of("accountId", sandbox, "name", "payments", "cidr", "10.0.0.0/16"))
                .expect(201)
                .body()
                .path("id")
                .asString();
    }

    private static long begin(PanelApi api, String network) {
        long plan = api.plan(network).path("id").asLong();
        return api.post("/api/v1/networks/%s/runs".formatted(network), Map.of("planId", plan, "reason", "night"))
                .expect(202)
                .body()
                .path("id")
                .asLong();
    }

    private static void awaitSteps(PanelApi api, long run) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() ->
                        api.get("/api/v1/runs/" + run)
                                .body()
                                .path("steps")
                                .valueStream()
                                .anyMatch(step -> step.path("state").asString().equals("DONE")));
    }
}
