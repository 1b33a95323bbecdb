package io.gatehouse.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The panel's REST API, used with nothing but HTTP and JSON.
final class PanelApi {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final String authorization;

    private PanelApi(URI base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    /// An answer.
    record Answer(int status, JsonNode body) {

        Answer expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("expected %d, got %d: %s".formatted(wanted, status, body));
            }
            return this;
        }

        /// The messages by the fields that they are about.
        Map<String, String> errors() {
            var errors = new java.util.LinkedHashMap<String, String>();
            body.path("errors")
                    .forEach(one -> errors.put(one.path("field").asString(), one.path("message").asString()));
            return errors;
        }
    }

    /// Signs in with a name and password once, for a token that is used from then on.
    static PanelApi signIn(URI base, String name, String password) {
        String basic = Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
        Answer token =
                new PanelApi(base, "Basic " + basic)
                        .post("/api/v1/tokens", Map.of("name", "acceptance test"))
                        .expect(201);
        return withToken(base, token.body().path("token").asString());
    }

    static PanelApi withToken(URI base, String token) {
        return new PanelApi(base, "Bearer " + token);
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    private Answer send(String method, String path, @Nullable Object body) {
        var request =
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(60))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(
                                                body instanceof String text ? text : JSON.writeValueAsString(body)))
                        .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            String text = response.body();
            return new Answer(response.statusCode(), JSON.readTree(text.isBlank() ? "null" : text));
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Plans a network afresh.
    JsonNode plan(String network) {
        return post("/api/v1/networks/%s/plans".formatted(network), Map.of()).expect(201).body();
    }

    /// Makes a network of the usual layout in the first account there is: the sandbox.
    ///
    /// @return its id
    String makeNetwork(String name) {
        long sandbox = get("/api/v1/accounts").body().get(0).path("id").asLong();
        return post("/api/v1/networks", Map.of("accountId", sandbox, "name", name, "cidr", "10.0.0.0/16"))
                .expect(201)
                .body()
                .path("id")
                .asString();
    }

    /// Plans and approves.
    ///
    /// @return the number of the run
    long begin(String network, String reason) {
        long plan = plan(network).path("id").asLong();
        return post("/api/v1/networks/%s/runs".formatted(network), Map.of("planId", plan, "reason", reason))
                .expect(202)
                .body()
                .path("id")
                .asLong();
    }

    /// Plans, approves, and waits for the run to end.
    ///
    /// @return the ended run
    JsonNode apply(String network, String reason) throws InterruptedException {
        return await(begin(network, reason));
    }

    /// Waits until a run has done so many steps.
    void awaitSteps(long run, int done) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (stepsDone(run) < done) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("run %d did not get that far: %s".formatted(run, get("/api/v1/runs/" + run)));
            }
            Thread.sleep(50);
        }
    }

    private long stepsDone(long run) {
        return get("/api/v1/runs/" + run)
                .body()
                .path("steps")
                .valueStream()
                .filter(step -> step.path("state").asString().equals("DONE"))
                .count();
    }

    JsonNode await(long run) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            JsonNode body = get("/api/v1/runs/" + run).expect(200).body();
            String state = body.path("state").asString();
            if (!state.equals("QUEUED") && !state.equals("RUNNING")) {
                return body;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("run %d did not end: %s".formatted(run, get("/api/v1/runs/" + run)));
    }
}
