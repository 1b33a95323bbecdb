package io.gatehouse.network.web;

import io.gatehouse.topology.PolicyDocument;
import io.gatehouse.topology.PolicyDocument.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// An IAM policy as people read it.
final class PolicyJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private PolicyJson() {}

    /// On one line.
    static String of(PolicyDocument policy) {
        return MAPPER.writeValueAsString(document(policy));
    }

    /// With a line for each thing.
    static String pretty(PolicyDocument policy) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(document(policy));
    }

    private static Map<String, Object> document(PolicyDocument policy) {
        var document = new LinkedHashMap<String, Object>();
        document.put("Version", "2012-10-17");
        document.put("Statement", policy.statements().stream().map(PolicyJson::statement).toList());
        return document;
    }

    private static Map<String, Object> statement(Statement one) {
        var statement = new LinkedHashMap<String, Object>();
        statement.put("Sid", one.sid());
        statement.put("Effect", one.effect());
        statement.put("Action", one.actions());
        statement.put("Resource", one.resources());
        if (!one.conditions().isEmpty()) {
            statement.put("Condition", one.conditions());
        }
        return statement;
    }
}
