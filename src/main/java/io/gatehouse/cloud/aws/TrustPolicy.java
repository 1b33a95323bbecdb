package io.gatehouse.cloud.aws;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The policy that says who may assume a role: with Gatehouse always one AWS service, and nothing else.
final class TrustPolicy {

    private static final JsonMapper JSON = new JsonMapper();

    private TrustPolicy() {}

    /// The policy that lets this service assume the role.
    static String write(String service) {
        return policy(service).toString();
    }

    private static ObjectNode policy(String service) {
        ObjectNode root = JSON.createObjectNode().put("Version", "2012-10-17");
        ObjectNode statement = root.putArray("Statement").addObject().put("Effect", "Allow");
        statement.putObject("Principal").put("Service", service);
        statement.put("Action", "sts:AssumeRole");
        return root;
    }

    /// The service that a policy lets assume the role. A policy that says anything else, or more, is given as it is, so
    /// that it is taken for no service.
    static String read(String text) {
        Optional<JsonNode> root = PolicyJson.parse(text);
        return root.flatMap(TrustPolicy::onlyService).orElseGet(() -> root.map(JsonNode::toString).orElse(text));
    }

    private static Optional<String> onlyService(JsonNode root) {
        JsonNode policy = simplify(root);
        String service = policy.path("Statement").path("Principal").path("Service").asString("");
        return policy.equals(simplify(policy(service))) ? Optional.of(service) : Optional.empty();
    }

    /// The same without sids, and with the only element of each list of one in place of the list.
    private static JsonNode simplify(JsonNode node) {
        if (node.isArray() && node.size() == 1) {
            return simplify(node.get(0));
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode simple = JSON.createObjectNode();
        node.properties().stream()
                .filter(one -> !one.getKey().equals("Sid"))
                .forEach(one -> simple.set(one.getKey(), simplify(one.getValue())));
        return simple;
    }
}
