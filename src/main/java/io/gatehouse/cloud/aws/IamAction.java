package io.gatehouse.cloud.aws;

import java.util.Locale;
import java.util.Map;

/// The action that a policy must allow for an operation: mostly the same word.
///
/// @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html">actions of
///   S3</a>
final class IamAction {

    private static final Map<String, String> OTHERWISE =
            Map.of(
                    "s3:ListObjectsV2", "s3:ListBucket",
                    "s3:DeleteObjects", "s3:DeleteObject",
                    "s3:GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock",
                    "s3:PutPublicAccessBlock", "s3:PutBucketPublicAccessBlock",
                    "sqs:DeleteMessageBatch", "sqs:DeleteMessage");

    private IamAction() {}

    /// @param service for example `ec2`
    /// @param operation as the SDK writes it, for example `CreateVpc`
    static String of(String service, String operation) {
        String name = service.replace(" ", "").toLowerCase(Locale.ROOT) + ":" + operation;
        return OTHERWISE.getOrDefault(name, name);
    }
}
