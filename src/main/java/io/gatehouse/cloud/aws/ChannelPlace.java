package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.ChannelNames;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.topology.RegionScope;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where the bucket and the queue of an installation are. What AWS has to be asked for never changes, so it is asked
/// once. Safe for use by several threads.
final class ChannelPlace {

    private final AwsClients clients;
    private final ChannelNames names;
    private final RegionScope region;
    private volatile @Nullable String account;
    private volatile @Nullable String queueUrl;

    ChannelPlace(AwsClients clients, InstallationId installation, String region) {
        this.clients = clients;
        this.names = new ChannelNames(installation);
        this.region = new RegionScope(region);
    }

    RegionScope region() {
        return region;
    }

    /// The id of the AWS account. Buckets are only ever spoken of together with it, so that one of the same name that
    /// somebody else was faster to make is never taken for ours.
    String account() {
        return once(account, () -> account = clients.sts().getCallerIdentity().account());
    }

    String bucket() {
        return names.bucket(account(), region.region());
    }

    /// The policy that the bucket should have; empty where it must have none.
    Optional<String> bucketPolicy() {
        return hasTls()
                ? Optional.of(ClosedPolicy.ofBucket("arn:%s:s3:::%s".formatted(partition(), bucket())))
                : Optional.empty();
    }

    String queue() {
        return names.queue();
    }

    /// The policy that the queue should have; blank where it must have none.
    String queuePolicy() {
        return hasTls()
                ? ClosedPolicy.ofQueue(
                        "arn:%s:sqs:%s:%s:%s".formatted(partition(), region.region(), account(), queue()))
                : "";
    }

    /// Whether AWS is reached by TLS. An emulator often is not, and a policy that insists on it would shut out the
    /// panel itself.
    private boolean hasTls() {
        return clients.s3().utilities().getUrl(r -> r.bucket(queue()).key("any")).getProtocol().equals("https");
    }

    /// @throws CloudException with reason NOT_FOUND when there is no queue
    String queueUrl() {
        return once(queueUrl, () -> queueUrl = clients.sqs().getQueueUrl(r -> r.queueName(queue())).queueUrl());
    }

    private String partition() {
        return AwsPartition.of(region.region());
    }

    private static String once(@Nullable String known, Supplier<String> ask) {
        return known == null ? ask.get() : known;
    }
}
