package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.AccountConnection;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryUtils;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.AdaptiveRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/// Makes the SDK's clients. They all share one HTTP client, whose connections are as many as there are calls.
class AwsClientFactory {

    /// How long one try may take; longer than any call of ours was ever seen to take.
    private static final Duration TRY = Duration.ofSeconds(20);

    /// How long a call may take with all its tries.
    private static final Duration CALL = Duration.ofSeconds(60);

    private static final int TRIES = 4;
    private static final String PRODUCT = "Gatehouse";

    /// Makes threads that hold on to nothing of the one who happened to connect first: a web server that stops would
    /// take them for leaks.
    static final ThreadFactory TIMER_THREADS =
            Thread.ofPlatform().name("aws-timer-", 0).daemon().inheritInheritableThreadLocals(false).factory();

    /// Ends calls that take too long; for all clients, each of which would have five threads for it.
    private static final ScheduledExecutorService TIMERS = Executors.newScheduledThreadPool(2, TIMER_THREADS);

    private final SdkHttpClient http;
    private final Supplier<AwsCredentialsProvider> panelCredentials;
    private final Consumer<AwsClientBuilder<?, ?>> settings;
    private final Supplier<RateLimits> limits;

    AwsClientFactory() {
        this(
                UrlConnectionHttpClient.builder().connectionTimeout(Duration.ofSeconds(5)).socketTimeout(TRY).build(),
                () -> DefaultCredentialsProvider.builder().build(),
                _ -> {},
                RateLimits::new);
    }

    /// @param panelCredentials the credentials of the panel itself
    /// @param settings what else every client is told
    /// @param limits how often the clients of one connection may call
    AwsClientFactory(
            SdkHttpClient http,
            Supplier<AwsCredentialsProvider> panelCredentials,
            Consumer<AwsClientBuilder<?, ?>> settings,
            Supplier<RateLimits> limits) {
        this.http = http;
        this.panelCredentials = panelCredentials;
        this.settings = settings;
        this.limits = limits;
    }

    /// Clients for a connection. Makes no call.
    AwsClients connect(AccountConnection connection) {
        var region = Region.of(connection.where().region());
        var own = new NamedCredentials(panelCredentials.get());
        var credentials = connection.roleArn() == null ? own : assume(connection, connection.roleArn(), own, region);
        RateLimits shared = limits.get();
        return new AwsClients(
                build(Ec2Client.class, Ec2Client.builder(), region, credentials, patient(), shared),
                build(Ec2Client.class, Ec2Client.builder(), region, credentials, onceOnly(), shared),
                build(IamClient.class, IamClient.builder(), region, credentials, patient(), shared),
                build(StsClient.class, StsClient.builder(), region, credentials, patient(), shared),
                build(SsmClient.class, SsmClient.builder(), region, credentials, patient(), shared),
                build(
                        ServiceQuotasClient.class,
                        ServiceQuotasClient.builder(),
                        region,
                        credentials,
                        onceOnly(),
                        shared),
                build(S3Client.class, plainUploads(), region, credentials, patient(), shared),
                build(SqsClient.class, SqsClient.builder(), region, credentials, patient(), shared));
    }

    /// Without checksums of the SDK's own in the body: each upload says its MD5, and S3 refuses what does not match.
    private static S3ClientBuilder plainUploads() {
        return S3Client.builder().requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
    }

    private AwsCredentialsProvider assume(
            AccountConnection connection, String roleArn, AwsCredentialsProvider own, Region region) {
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(build(StsClient.class, StsClient.builder(), region, own, patient(), limits.get()))
                .refreshRequest(request ->
                        request.roleArn(roleArn)
                                .externalId(connection.externalId())
                                .roleSessionName("gatehouse-" + connection.where().accountId()))
                .build();
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C extends SdkClient> C build(
            Class<C> type,
            B builder,
            Region region,
            AwsCredentialsProvider credentials,
            RetryStrategy retries,
            RateLimits limits) {
        builder.region(region).credentialsProvider(credentials).httpClient(http);
        builder.overrideConfiguration(overrides(retries, limits));
        settings.accept(builder);
        return NamedFailures.of(type, builder.build());
    }

    private static ClientOverrideConfiguration overrides(RetryStrategy retries, RateLimits limits) {
        return ClientOverrideConfiguration.builder()
                .apiCallAttemptTimeout(TRY)
                .apiCallTimeout(CALL)
                .retryStrategy(retries)
                .scheduledExecutorService(TIMERS)
                .addExecutionInterceptor(limits)
                .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_PREFIX, PRODUCT)
                .build();
    }

    private static RetryStrategy patient() {
        return AwsRetryStrategy.adaptiveRetryStrategy().toBuilder().maxAttempts(TRIES).build();
    }

    /// Without the client's own conditions, which would try again after a lost answer as well.
    private static RetryStrategy onceOnly() {
        return AdaptiveRetryStrategy.builder()
                .maxAttempts(TRIES)
                .useClientDefaults(false)
                .treatAsThrottling(AwsClientFactory::refusedToBegin)
                .retryOnException(AwsClientFactory::refusedToBegin)
                .build();
    }

    private static boolean refusedToBegin(Throwable failure) {
        return failure instanceof SdkException sdk && RetryUtils.isThrottlingException(sdk);
    }
}
