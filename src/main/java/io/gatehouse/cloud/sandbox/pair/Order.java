package io.gatehouse.cloud.sandbox.pair;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A command as a member finds it.
record Order(String id, String kind, Instant expiresAt, String address, String name) {

    private static final JsonMapper JSON = new JsonMapper();

    /// Empty when the text is no command.
    static Optional<Order> read(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            return Optional.of(
                    new Order(
                            root.path("id").asString(""),
                            root.path("kind").asString(""),
                            Instant.parse(root.path("expiresAt").asString("")),
                            root.path("address").asString(""),
                            root.path("name").asString("")));
        } catch (JacksonException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
