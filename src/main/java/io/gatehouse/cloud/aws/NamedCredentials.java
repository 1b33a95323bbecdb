package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/// Credentials whose absence has a name: the SDK says "unable to load credentials" with an exception that is like any
/// other.
final class NamedCredentials implements AwsCredentialsProvider {

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
                    new CloudFailure(
                            Reason.UNAUTHORIZED,
                            "Finding AWS credentials",
                            "NoCredentials",
                            String.valueOf(e.getMessage())),
                    e);
        }
    }
}
