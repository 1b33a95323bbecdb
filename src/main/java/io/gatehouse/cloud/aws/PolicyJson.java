package io.gatehouse.cloud.aws;

import io.gatehouse.topology.PolicyDocument;
import io.gatehouse.topology.PolicyDocument.Statement;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Policy documents as IAM takes and gives them. Written in one canonical form; read in every form that IAM allows: one
/// statement or several, one value or a list, URL-encoded as IAM answers.
///
/// What [PolicyDocument] cannot say and Gatehouse never writes (`NotAction`, `Principal`, another version …) is read as
/// an action of that name, so that a document that has it is never taken for one that has not.
///
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">policy grammar</a>
final class PolicyJson {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String VERSION = "2012-10-17";
    private static final List<String> KNOWN = List.of("Sid", "Effect", "Action", "Resource", "Condition");

    private PolicyJson() {}

    /// The document as JSON, the same for equal documents.
    static String write(PolicyDocument document) {
        ObjectNode root = JSON.createObjectNode().put("Version", VERSION);
        var statements = root.putArray("Statement");
        document.statements().forEach(statement -> write(statement, statements.addObject()));
        return root.toString();
    }

    private static void write(Statement statement, ObjectNode node) {
        if (!statement.sid().isEmpty()) {
            node.put("Sid", statement.sid());
        }
        node.put("Effect", statement.effect());
        putAll(node, "Action", statement.actions());
        putAll(node, "Resource", statement.resources());
        if (!statement.conditions().isEmpty()) {
            ObjectNode conditions = node.putObject("Condition");
            statement
                    .conditions()
                    .forEach((operator, keys) -> {
                        ObjectNode tests = conditions.putObject(operator);
                        keys.forEach((key, values) -> putAll(tests, key, values));
                    });
        }
    }

    private static void putAll(ObjectNode node, String name, Collection<String> values) {
        var array = node.putArray(name);
        values.forEach(array::add);
    }

    /// The document in an answer of IAM's; a text that is not JSON is a document with one statement that says so.
    static PolicyDocument read(String text) {
        return parse(text).map(PolicyJson::document).orElseGet(() -> new PolicyDocument(List.of(unknown(text))));
    }

    /// The JSON of an answer of IAM's; empty when it is none.
    static Optional<JsonNode> parse(String text) {
        try {
            String json = text.stripLeading().startsWith("{") ? text : URLDecoder.decode(text, StandardCharsets.UTF_8);
            return Optional.of(JSON.readTree(json)).filter(JsonNode::isObject);
        } catch (JacksonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Statement unknown(String text) {
        return new Statement("", "Unknown", new TreeSet<>(List.of(text)), new TreeSet<>(), new TreeMap<>());
    }

    private static PolicyDocument document(JsonNode root) {
        var statements = new ArrayList<Statement>();
        elements(root.path("Statement")).map(PolicyJson::statement).forEach(statements::add);
        root.properties().stream()
                .filter(one -> !one.getKey().equals("Statement") && !isUsualVersion(one))
                .filter(one -> !one.getKey().equals("Id"))
                .forEach(one -> statements.add(unknown(one.getKey() + ":" + one.getValue())));
        return new PolicyDocument(statements);
    }

    private static boolean isUsualVersion(Map.Entry<String, JsonNode> property) {
        return property.getKey().equals("Version") && property.getValue().asString("").equals(VERSION);
    }

    private static Statement statement(JsonNode node) {
        SortedSet<String> actions = values(node.path("Action"));
        node.properties().stream()
                .filter(one -> !KNOWN.contains(one.getKey()))
                .forEach(one -> actions.add(one.getKey() + ":" + one.getValue()));
        return new Statement(
                node.path("Sid").asString(""),
                node.path("Effect").asString(""),
                actions,
                values(node.path("Resource")),
                conditions(node.path("Condition")));
    }

    private static SortedMap<String, SortedMap<String, SortedSet<String>>> conditions(JsonNode node) {
        var conditions = new TreeMap<String, SortedMap<String, SortedSet<String>>>();
        node.properties()
                .forEach(operator -> {
                    var tests = new TreeMap<String, SortedSet<String>>();
                    operator.getValue().properties().forEach(key -> tests.put(key.getKey(), values(key.getValue())));
                    conditions.put(operator.getKey(), tests);
                });
        return conditions;
    }

    private static SortedSet<String> values(JsonNode node) {
        var values = new TreeSet<String>();
        elements(node).map(one -> one.asString(one.toString())).forEach(values::add);
        return values;
    }

    private static Stream<JsonNode> elements(JsonNode node) {
        if (node.isArray()) {
            return node.valueStream();
        }
        return node.isMissingNode() ? Stream.empty() : Stream.of(node);
    }
}
