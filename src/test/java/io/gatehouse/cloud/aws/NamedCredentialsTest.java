package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class NamedCredentialsTest {

    private static final String HOPS = "--http-put-response-hop-limit 2";

    @Test
    void whoeverHasNoCredentialsIsToldWhyAContainerOnEc2MayHaveNone() throws Exception {
        var none =
                new NamedCredentials(() -> {
                    throw SdkClientException.create("Unable to load credentials from any of the providers");
                });

        assertThatThrownBy(none::resolveCredentials)
                .isInstanceOfSatisfying(
                        CloudException.class,
                        e -> {
                            assertThat(e.failure().reason()).isEqualTo(Reason.CREDENTIALS);
                            assertThat(e.failure().sentence())
                                    .contains("they are missing, wrong or expired")
                                    .contains(HOPS);
                        });
        assertThat(Files.readString(Path.of("README.md"))).contains(HOPS);
    }
}
