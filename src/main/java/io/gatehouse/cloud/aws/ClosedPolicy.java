package io.gatehouse.cloud.aws;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The policy of a bucket or queue that lets nobody in without TLS, and nobody besides those whom IAM lets in: it only
/// denies. Any other policy is one that somebody wrote.
final class ClosedPolicy {

    private static final JsonMapper JSON = new JsonMapper();

    private ClosedPolicy() {}

    static String ofBucket(String arn) {
        return policy("s3:*", arn, arn + "/*").toString();
    }

    static String ofQueue(String arn) {
        return policy("sqs:*", arn).toString();
    }

    private static ObjectNode policy(String action, String... resources) {
        ObjectNode policy = JSON.createObjectNode().put("Version", "2012-10-17");
        ObjectNode statement = policy.putArray("Statement").addObject();
        statement.put("Sid", "TlsOnly").put("Effect", "Deny").put("Principal", "*").put("Action", action);
        if (resources.length == 1) {
            statement.put("Resource", resources[0]);
        } else {
            var all = statement.putArray("Resource");
            for (String resource : resources) {
                all.add(resource);
            }
        }
        statement.putObject("Condition").putObject("Bool").put("aws:SecureTransport", "false");
        return policy;
    }

    /// Whether a policy that AWS answered says the same.
    static boolean says(String answered, String wanted) {
        return PolicyJson.parse(answered).equals(PolicyJson.parse(wanted));
    }
}
