package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.ChannelNames;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.Tags;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Bucket;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

/// The bucket of an installation. Its name is its id and makes it ours, so what an earlier try left behind is found by
/// making it again. S3 encrypts every bucket by itself.
final class BucketHandler implements AwsHandler<Bucket> {

    /// The one region that must not be named as the place of a bucket.
    private static final String UNNAMED_REGION = "us-east-1";

    private final S3Client s3;
    private final ChannelPlace place;
    private final InstallationId installation;

    BucketHandler(S3Client s3, ChannelPlace place, InstallationId installation) {
        this.s3 = s3;
        this.place = place;
        this.installation = installation;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.BUCKET;
    }

    @Override
    public Class<Bucket> type() {
        return Bucket.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of(
                "s3:CreateBucket",
                "s3:DeleteBucket",
                "s3:DeleteObject",
                "s3:GetBucketPolicy",
                "s3:GetBucketPublicAccessBlock",
                "s3:ListBucket",
                "s3:PutBucketPolicy",
                "s3:PutBucketPublicAccessBlock",
                "s3:PutBucketTagging");
    }

    @Override
    public Stream<Observed<Bucket>> observe(RegionListing listing, OwnedIds own) {
        return listing.bucket().stream()
                .map(seen ->
                        new Observed<>(
                                new AwsId(seen.name()),
                                new Bucket(Bucket.keyIn(place.region()), seen.closed()),
                                Readiness.READY,
                                Map.of("name", seen.name())));
    }

    @Override
    public Outcome create(Task<Bucket> task) {
        var request = CreateBucketRequest.builder().bucket(place.bucket());
        if (!place.region().region().equals(UNNAMED_REGION)) {
            request.createBucketConfiguration(
                    CreateBucketConfiguration.builder().locationConstraint(place.region().region()).build());
        }
        try {
            s3.createBucket(request.build());
        } catch (CloudException e) {
            takeOver(task, e);
        }
        return close(task);
    }

    /// A bucket of this account's by that name is ours. That it was not seen may be for lack of the permission to list
    /// it, which then has to be named.
    private void takeOver(Task<Bucket> task, CloudException refused) {
        String name = place.bucket();
        switch (refused.failure().code()) {
            case "BucketAlreadyOwnedByYou" ->
                    s3.listObjectsV2(r -> r.bucket(name).expectedBucketOwner(place.account()).maxKeys(1));
            case "BucketAlreadyExists" ->
                    throw AwsHandler.refusal(
                            task,
                            "BucketAlreadyExists",
                            ("Another AWS account has a bucket called %s, and a name is given only once in the world. "
                                            + "Gatehouse cannot use another name with this installation’s id.")
                                    .formatted(name));
            default -> throw refused;
        }
    }

    @Override
    public Outcome update(Task<Bucket> task) {
        return close(task);
    }

    private Outcome close(Task<Bucket> task) {
        String name = place.bucket();
        String owner = place.account();
        s3.putPublicAccessBlock(
                r -> r.bucket(name).expectedBucketOwner(owner).publicAccessBlockConfiguration(ChannelCalls.BLOCKED));
        place.bucketPolicy()
                .ifPresent(policy -> s3.putBucketPolicy(r -> r.bucket(name).expectedBucketOwner(owner).policy(policy)));
        s3.putBucketTagging(r ->
                r.bucket(name).expectedBucketOwner(owner).tagging(tagging -> tagging.tagSet(tags(task.resource()))));
        return new Outcome.Applied(new AwsId(name));
    }

    private List<Tag> tags(Bucket bucket) {
        return Tags.of(installation, bucket.key()).entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /// Commands that nobody took away go with the bucket. What is not Gatehouse's keeps it.
    @Override
    public Outcome delete(Task<Bucket> task) {
        String name = task.id().value();
        String owner = place.account();
        List<String> left =
                s3.listObjectsV2Paginator(r -> r.bucket(name).expectedBucketOwner(owner)).contents().stream()
                        .map(S3Object::key)
                        .toList();
        left.stream()
                .filter(path -> !path.startsWith(ChannelNames.COMMANDS))
                .findFirst()
                .ifPresent(path -> {
                    throw AwsHandler.refusal(
                            task,
                            "BucketNotEmpty",
                            "The bucket %s holds %s, which is not Gatehouse’s. Move or delete it, then continue."
                                    .formatted(name, path));
                });
        left.forEach(path -> s3.deleteObject(r -> r.bucket(name).expectedBucketOwner(owner).key(path)));
        s3.deleteBucket(r -> r.bucket(name).expectedBucketOwner(owner));
        return new Outcome.Applied(null);
    }
}
