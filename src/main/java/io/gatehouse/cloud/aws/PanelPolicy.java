package io.gatehouse.cloud.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The least policy that the panel needs: a file of its own, which people download and the README shows.
///
/// @param text the document as it stands in the file
/// @param statements what it grants
record PanelPolicy(String text, List<Statement> statements) {

    private static final String FILE = "panel-policy.json";
    private static final JsonMapper JSON = new JsonMapper();

    /// Actions that are granted together.
    ///
    /// @param resources patterns of ARNs, or `*`
    /// @param conditions what must be so besides, as values of condition keys that are compared for equality
    record Statement(List<String> actions, List<String> resources, Map<String, String> conditions) {}

    /// The policy of this release.
    static PanelPolicy load() {
        try (var file = Objects.requireNonNull(PanelPolicy.class.getResourceAsStream(FILE), FILE)) {
            return parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PanelPolicy parse(String text) {
        var statements = new ArrayList<Statement>();
        for (JsonNode statement : JSON.readTree(text).path("Statement")) {
            var conditions = new TreeMap<String, String>();
            statement
                    .path("Condition")
                    .path("StringEquals")
                    .properties()
                    .forEach(one -> conditions.put(one.getKey(), one.getValue().asString()));
            statements.add(
                    new Statement(strings(statement.path("Action")), strings(statement.path("Resource")), conditions));
        }
        return new PanelPolicy(text, List.copyOf(statements));
    }

    /// All actions that it grants.
    SortedSet<String> actions() {
        var all = new TreeSet<String>();
        statements.forEach(statement -> all.addAll(statement.actions()));
        return all;
    }

    private static List<String> strings(JsonNode oneOrMany) {
        if (oneOrMany.isString()) {
            return List.of(oneOrMany.asString());
        }
        var all = new ArrayList<String>();
        oneOrMany.forEach(one -> all.add(one.asString()));
        return List.copyOf(all);
    }
}
