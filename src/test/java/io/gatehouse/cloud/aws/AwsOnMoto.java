package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.AccountConnection;
import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.testing.Moto;
import io.gatehouse.topology.AccountRegion;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ec2.model.ArchitectureValues;
import software.amazon.awssdk.services.ec2.model.Image;

/// The AWS adapter with moto behind it, every call written down.
public final class AwsOnMoto {

    static final String REGION = "eu-west-1";
    static final InstallationId INSTALLATION = new InstallationId("contract23");
    static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));

    private final URI endpoint;
    private final Supplier<RateLimits> limits;
    private final CallRecorder calls = new CallRecorder();

    private AwsOnMoto(URI endpoint, Supplier<RateLimits> limits) {
        this.endpoint = endpoint;
        this.limits = limits;
    }

    /// With the server that all tests share.
    public static AwsOnMoto shared() {
        return at(Moto.shared().endpoint());
    }

    /// The same, called as seldom as AWS is.
    public static AwsOnMoto sharedAndSpared() {
        return new AwsOnMoto(Moto.shared().endpoint(), RateLimits::new);
    }

    /// With whatever answers there, called as often as may be: nobody else has a share in it.
    static AwsOnMoto at(URI endpoint) {
        return new AwsOnMoto(endpoint, () -> new RateLimits(System::nanoTime, _ -> {}));
    }

    /// A cloud as an installation sees it.
    public Cloud cloud(InstallationId installation) {
        return cloud(installation, null, null);
    }

    Cloud cloud(InstallationId installation, @Nullable String roleArn, @Nullable String externalId) {
        var connection = new AccountConnection(new AccountRegion(1, REGION), CloudKind.AWS, roleArn, externalId);
        return new AwsProvider(installation, Clock.systemUTC(), factory()).connect(connection);
    }

    AwsClientFactory factory() {
        var http = UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(20)).build();
        return new AwsClientFactory(http, () -> CREDENTIALS, this::settings, limits);
    }

    private void settings(AwsClientBuilder<?, ?> builder) {
        builder.endpointOverride(endpoint);
        var overrides = builder.overrideConfiguration().toBuilder();
        builder.overrideConfiguration(overrides.addExecutionInterceptor(calls).build());
    }

    /// The id of an image for arm64 that moto knows; it knows none of Debian's.
    public String imageId() {
        return new MotoUser(endpoint)
                .images().stream()
                        .filter(image -> image.architecture() == ArchitectureValues.ARM64)
                        .map(Image::imageId)
                        .sorted()
                        .findFirst()
                        .orElseThrow();
    }

    /// What went out.
    public CallRecorder calls() {
        return calls;
    }
}
