package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.testing.Capability;
import io.gatehouse.testing.Postgres;
import io.gatehouse.testing.RequiresCapability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Two panels on one PostgreSQL, begun at the same moment on an empty database.
@RequiresCapability(Capability.POSTGRESQL)
class ReplicasIT {

    @TempDir private Path home;

    @Test
    void theyShareSessionsAndWorkAndOneGoesOnWhereTheOtherWasKilled() throws Exception {
        Postgres.Database database = Postgres.shared().newDatabase();
        Map<String, String> environment =
                Map.of(
                        "SPRING_DATASOURCE_URL", database.url(),
                        "SPRING_DATASOURCE_USERNAME", database.user(),
                        "SPRING_DATASOURCE_PASSWORD", database.password());
        try (PanelProcess one = PanelProcess.begin(home, environment, "--gatehouse.sandbox.latency=150ms");
                PanelProcess other = PanelProcess.begin(home, environment, "--gatehouse.sandbox.latency=150ms")) {
            one.awaitStart();
            other.awaitStart();

            whoeverIsSignedInAtOneIsSignedInAtTheOther(one, other);
            aRunGoesOnAtTheOther(one, other);
        }
    }

    private static void whoeverIsSignedInAtOneIsSignedInAtTheOther(PanelProcess one, PanelProcess other)
            throws IOException, InterruptedException {
        try (PanelPages pages = PanelPages.signIn(one.address(), "admin", PanelProcess.PASSWORD)) {
            assertThat(pages.get(one.address().resolve("/networks")).statusCode()).isEqualTo(200);
            assertThat(pages.get(other.address().resolve("/networks")).statusCode()).isEqualTo(200);
        }
    }

    private static void aRunGoesOnAtTheOther(PanelProcess one, PanelProcess other) throws Exception {
        PanelApi first = one.api();
        PanelApi second = other.api();
        String network = first.makeNetwork("payments");
        long plan = first.plan(network).path("id").asLong();
        Map<String, Object> approval = Map.of("planId", plan, "reason", "both");

        List<PanelApi.Answer> answers =
                atOnce(
                        () -> first.post("/api/v1/networks/%s/runs".formatted(network), approval),
                        () -> second.post("/api/v1/networks/%s/runs".formatted(network), approval));

        assertThat(answers).extracting(PanelApi.Answer::status).containsExactlyInAnyOrder(202, 409);
        boolean firstWon = answers.getFirst().status() == 202;
        PanelApi survivor = firstWon ? second : first;
        PanelProcess victim = firstWon ? one : other;
        long run = answers.get(firstWon ? 0 : 1).body().path("id").asLong();
        survivor.awaitSteps(run, 5);
        victim.kill();
        assertThat(survivor.get("/api/v1/runs/" + run).body().path("state").asString()).isEqualTo("RUNNING");

        JsonNode ended = survivor.await(run);

        assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("SUCCEEDED");
        assertThat(ended.path("steps")).allMatch(step -> step.path("state").asString().equals("DONE"));
        assertThat(survivor.plan(network).path("steps")).isEmpty();
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(2)) {
            return threads.invokeAll(List.of(one, other)).stream().map(Future::resultNow).toList();
        }
    }
}
