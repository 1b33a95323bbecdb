package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/// Credentials whose absence has a name, and a sentence: the SDK says it with an exception that is like any other, and
/// with a page of text that lists its own classes.
final class NamedCredentials implements AwsCredentialsProvider {

    /// The answer of EC2's metadata service crosses as many hops as the instance allows; to a container it is one more.
    private static final String NOWHERE =
            "none in the environment, in ~/.aws, in a container’s role or in an instance’s role. A container on EC2"
                    + " sees the instance’s role after: aws ec2 modify-instance-metadata-options --instance-id ID"
                    + " --http-put-response-hop-limit 2";

    private final AwsCredentialsProvider credentials;

    NamedCredentials(AwsCredentialsProvider credentials) {
        this.credentials = credentials;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return credentials.resolveCredentials();
        } catch (SdkException e) {
            throw new CloudException(
                    new CloudFailure(Reason.CREDENTIALS, "Finding AWS credentials", "NoCredentials", NOWHERE), e);
        }
    }
}
