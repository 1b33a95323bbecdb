package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The calls of a sweep that see the channel: three for the bucket and what is in it, one for the queue.
final class ChannelCalls {

    /// What S3 says of a bucket in another region, where this account has none by that name.
    private static final Set<String> ELSEWHERE = Set.of("PermanentRedirect", "AuthorizationHeaderMalformed");

    private final S3Client s3;
    private final SqsClient sqs;
    private final ChannelPlace place;

    ChannelCalls(AwsClients clients, ChannelPlace place) {
        this.s3 = clients.s3();
        this.sqs = clients.sqs();
        this.place = place;
    }

    /// The bucket and what is stored in it.
    ///
    /// @param closed as in [io.gatehouse.topology.Bucket]
    record BucketListing(String name, boolean closed, List<S3Object> objects) {}

    /// The queue.
    ///
    /// @param closed as in [io.gatehouse.topology.Queue]
    record QueueListing(String name, Duration retention, boolean closed) {}

    /// Empty when there is no bucket, or one of that name that is not this account's.
    Optional<BucketListing> bucket() {
        String name = place.bucket();
        String account = place.account();
        var pages = s3.listObjectsV2Paginator(r -> r.bucket(name).expectedBucketOwner(account));
        return ifOurs(() -> ifThere(() -> pages.contents().stream().toList()))
                .map(objects -> new BucketListing(name, isBlocked(name, account) && isTlsOnly(name, account), objects));
    }

    /// Of somebody else's bucket S3 says only that access is denied; of this account's own it says to whom and by what.
    private static <T> Optional<T> ifOurs(Supplier<Optional<T>> call) {
        try {
            return call.get();
        } catch (CloudException e) {
            if (isOfSomebodyElse(e.failure())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isOfSomebodyElse(CloudFailure failure) {
        boolean denied =
                failure.reason() == Reason.UNAUTHORIZED && !failure.message().contains("not authorized to perform");
        return denied || ELSEWHERE.contains(failure.code());
    }

    private boolean isBlocked(String name, String account) {
        return ifThere(() -> s3.getPublicAccessBlock(r -> r.bucket(name).expectedBucketOwner(account)))
                .map(answer -> BLOCKED.equals(answer.publicAccessBlockConfiguration()))
                .orElse(false);
    }

    private boolean isTlsOnly(String name, String account) {
        String policy =
                ifThere(() -> s3.getBucketPolicy(r -> r.bucket(name).expectedBucketOwner(account)))
                        .map(GetBucketPolicyResponse::policy)
                        .orElse("");
        return place.bucketPolicy().map(wanted -> ClosedPolicy.says(policy, wanted)).orElse(true);
    }

    static final PublicAccessBlockConfiguration BLOCKED =
            PublicAccessBlockConfiguration.builder()
                    .blockPublicAcls(true)
                    .ignorePublicAcls(true)
                    .blockPublicPolicy(true)
                    .restrictPublicBuckets(true)
                    .build();

    /// Empty when there is none.
    Optional<QueueListing> queue() {
        return ifThere(() ->
                        sqs.getQueueAttributes(r ->
                                        r.queueUrl(place.queueUrl())
                                                .attributeNames(
                                                        QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                                                        QueueAttributeName.POLICY))
                                .attributes())
                .map(this::queue);
    }

    private QueueListing queue(Map<QueueAttributeName, String> attributes) {
        String seconds = attributes.getOrDefault(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "0");
        String policy = attributes.getOrDefault(QueueAttributeName.POLICY, "");
        boolean closed = ClosedPolicy.says(policy, place.queuePolicy());
        return new QueueListing(place.queue(), Duration.ofSeconds(Long.parseLong(seconds)), closed);
    }

    /// What a call answers; empty when what it asks about is not there.
    static <T> Optional<T> ifThere(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (CloudException e) {
            if (e.failure().reason() == Reason.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
