package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gatehouse.cloud.AccountConnection;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.topology.AccountRegion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.AdaptiveRetryStrategy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

class RateLimitsTest {

    private long now = -7;
    private final List<Duration> waits = new ArrayList<>();
    private final RateLimits limits =
            new RateLimits(
                    () -> now,
                    wait -> {
                        waits.add(wait);
                        now += wait.toNanos();
                    });

    @Test
    void soManyAtOnceAsTheBucketHoldsDoNotWait() {
        call("CreateRoute", 25);
        assertThat(waits).isEmpty();
    }

    @Test
    void whatIsMoreComesAtItsRate() {
        call("CreateRoute", 25 + 50);
        assertThat(seconds()).isCloseTo(50 / 2.5, within(0.01));
    }

    @Test
    void whoeverWaitsTogetherWaitsOneAfterTheOther() {
        var bucket = new TokenBucket(1, 2, now);
        assertThat(List.of(bucket.take(now), bucket.take(now), bucket.take(now)))
                .containsExactly(Duration.ZERO, Duration.ofMillis(500), Duration.ofMillis(1000));
    }

    @Test
    void oneOperationDoesNotHoldUpAnother() {
        call("CreateRoute", 30);
        waits.clear();
        call("CreateSubnet", 10);
        call("DescribeSubnets", 50);
        assertThat(waits).isEmpty();
    }

    @Test
    void launchesAreFewer() {
        call("RunInstances", 5);
        assertThat(seconds()).isCloseTo(2, within(0.01));
    }

    @Test
    void aBucketFillsUpAgainAndNotMore() {
        call("CreateRoute", 25);
        now += Duration.ofHours(1).toNanos();
        call("CreateRoute", 26);
        assertThat(waits).hasSize(1);
    }

    @Test
    void theClientsCallsAreCounted() throws Exception {
        try (var aws = new ScriptedAws();
                Ec2Client ec2 = ec2(aws)) {
            aws.answers("StartInstances", "<StartInstancesResponse/>");
            for (int i = 0; i < 5; i++) {
                ec2.startInstances(r -> r.instanceIds("i-1"));
            }
        }
        assertThat(seconds()).isCloseTo(2, within(0.01));
    }

    @Test
    void allClientsOfAnAccountShareTheLimitsAndAdapt() {
        var here = new AccountConnection(new AccountRegion(1, "eu-west-1"), CloudKind.AWS, null, null);
        AwsClients clients = new AwsClientFactory().connect(here);
        var found = new HashSet<Object>();
        for (SdkClient client : List.of(clients.ec2(), clients.ec2Once(), clients.iam())) {
            var overrides = client.serviceClientConfiguration().overrideConfiguration();
            assertThat(overrides.retryStrategy()).containsInstanceOf(AdaptiveRetryStrategy.class);
            overrides.executionInterceptors().stream().filter(RateLimits.class::isInstance).forEach(found::add);
        }
        assertThat(found).hasSize(1);
    }

    @Test
    void queuesAreNotCounted() throws Exception {
        try (var aws = new ScriptedAws();
                SqsClient sqs =
                        SqsClient.builder()
                                .endpointOverride(aws.endpoint())
                                .region(Region.EU_WEST_1)
                                .credentialsProvider(AnonymousCredentialsProvider.create())
                                .overrideConfiguration(o -> o.addExecutionInterceptor(limits))
                                .build()) {
            aws.answers("ReceiveMessage", "{}");
            for (int i = 0; i < 80; i++) {
                sqs.receiveMessage(r -> r.queueUrl(aws.endpoint() + "/1/q"));
            }
        }
        assertThat(waits).isEmpty();
    }

    private Ec2Client ec2(ScriptedAws aws) {
        return Ec2Client.builder()
                .endpointOverride(aws.endpoint())
                .region(Region.EU_WEST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(o -> o.addExecutionInterceptor(limits))
                .build();
    }

    private void call(String operation, int times) {
        for (int i = 0; i < times; i++) {
            limits.await(operation);
        }
    }

    private double seconds() {
        return waits.stream().mapToLong(Duration::toNanos).sum() / 1e9;
    }
}
