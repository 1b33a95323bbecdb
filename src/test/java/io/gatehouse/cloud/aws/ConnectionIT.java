package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.cloud.AccountConnection;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.FaultyProxy;
import io.gatehouse.testing.Moto;
import io.gatehouse.testing.RequiresCapability;
import io.gatehouse.topology.AccountRegion;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/// With whose credentials the adapter calls AWS.
@RequiresCapability(Capability.MOTO)
class ConnectionIT {

    private static final String ROLE = "arn:aws:iam::123456789012:role/panel";

    private FaultyProxy proxy;

    @BeforeEach
    void stepInBetween() throws IOException {
        Moto.shared().reset();
        proxy = new FaultyProxy(Moto.shared().endpoint());
    }

    @AfterEach
    void stepBack() {
        proxy.close();
    }

    @Test
    void aRoleIsAssumedOnceWithItsExternalId() {
        var cloud = AwsOnMoto.at(proxy.endpoint()).cloud(AwsOnMoto.INSTALLATION, ROLE, "secret-handshake");

        cloud.catalog().awsAccount();
        cloud.catalog().zones();
        cloud.inventory().observe();

        assertThat(proxy.received("AssumeRole"))
                .singleElement()
                .asString()
                .contains("RoleArn=" + ROLE)
                .contains("ExternalId=secret-handshake")
                .contains("RoleSessionName=gatehouse-1");
    }

    @Test
    void withoutARoleNoneIsAssumed() {
        AwsOnMoto.at(proxy.endpoint()).cloud(AwsOnMoto.INSTALLATION).catalog().zones();

        assertThat(proxy.received("AssumeRole")).isEmpty();
    }

    @Test
    void aRoleThatMayNotBeAssumedIsNamedAsSuch() {
        proxy.next("AssumeRole", new FaultyProxy.Fault.Refused(403, "AccessDenied", "Not authorized."));
        var cloud = AwsOnMoto.at(proxy.endpoint()).cloud(AwsOnMoto.INSTALLATION, ROLE, null);

        assertThatThrownBy(() -> cloud.inventory().observe())
                .isInstanceOfSatisfying(
                        CloudException.class,
                        e -> {
                            assertThat(e.failure().reason()).isEqualTo(Reason.UNAUTHORIZED);
                            assertThat(e.failure().operation()).isEqualTo("sts:AssumeRole");
                        });
    }

    @Test
    void missingCredentialsAreNamedAsSuch() {
        var connection = new AccountConnection(new AccountRegion(1, AwsOnMoto.REGION), CloudKind.AWS, null, null);
        var factory =
                new AwsClientFactory(
                        UrlConnectionHttpClient.create(),
                        () ->
                                () -> {
                                    throw SdkClientException.create(
                                            "Unable to load credentials from any of the providers");
                                },
                        builder -> builder.endpointOverride(proxy.endpoint()),
                        RateLimits::new);
        var cloud = new AwsProvider(AwsOnMoto.INSTALLATION, Clock.systemUTC(), factory).connect(connection);

        assertThatThrownBy(() -> cloud.catalog().zones())
                .isInstanceOfSatisfying(
                        CloudException.class,
                        e -> {
                            assertThat(e.failure().reason()).isEqualTo(Reason.CREDENTIALS);
                            assertThat(e.failure().code()).isEqualTo("NoCredentials");
                        });
    }

    /// A web server that stops says of every thread that was begun for a request that it is a leak.
    @Test
    void noThreadIsLeftThatHoldsOnToWhoeverConnected() throws Exception {
        try (var loader = new URLClassLoader(new URL[0], getClass().getClassLoader())) {
            var timer = new AtomicReference<Thread>();
            var request =
                    new Thread(() -> {
                        AwsOnMoto.at(proxy.endpoint()).cloud(AwsOnMoto.INSTALLATION).inventory().observe();
                        timer.set(AwsClientFactory.TIMER_THREADS.newThread(() -> {}));
                    });
            request.setContextClassLoader(loader);
            request.start();
            request.join();

            assertThat(proxy.received("DescribeVpcs")).isNotEmpty();
            assertThat(timer.get().getContextClassLoader()).isNotSameAs(loader);
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getContextClassLoader)
                    .doesNotContain(loader);
        }
    }

    @Test
    void anEndpointThatNobodyListensAtIsNotAvailable() {
        var cloud = AwsOnMoto.at(URI.create("http://127.0.0.1:1")).cloud(AwsOnMoto.INSTALLATION);

        assertThatThrownBy(() -> cloud.catalog().zones())
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.failure().reason()).isEqualTo(Reason.UNAVAILABLE));
    }
}
