package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Bucket;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.StoredContent;
import io.gatehouse.topology.StoredObject;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/// Objects in the bucket. Their path is their id. They are encrypted with S3's own keys whatever the bucket's default
/// is, so that their entity tag is the MD5 of their bytes.
final class StoredObjectHandler implements AwsHandler<StoredObject> {

    /// The metadata by which whoever fetches the bytes checks them, `x-amz-meta-digest`.
    private static final String DIGEST = "digest";

    private final S3Client s3;
    private final ChannelPlace place;

    StoredObjectHandler(S3Client s3, ChannelPlace place) {
        this.s3 = s3;
        this.place = place;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.STORED_OBJECT;
    }

    @Override
    public Class<StoredObject> type() {
        return StoredObject.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of("s3:ListBucket", "s3:PutObject", "s3:DeleteObject");
    }

    @Override
    public Stream<Observed<StoredObject>> observe(RegionListing listing, OwnedIds own) {
        return listing.bucket().stream().flatMap(bucket -> bucket.objects().stream()).flatMap(this::read);
    }

    private Stream<Observed<StoredObject>> read(S3Object object) {
        var content = StoredContent.observed(object.eTag().replace("\"", ""));
        return StoredObject.at(Bucket.keyIn(place.region()), object.key(), content).stream()
                .map(actual -> Observed.ready(new AwsId(object.key()), actual));
    }

    @Override
    public Outcome create(Task<StoredObject> task) {
        StoredObject wanted = task.resource();
        byte[] bytes = wanted.content().bytes().orElseThrow();
        var request =
                PutObjectRequest.builder()
                        .bucket(task.id(wanted.bucket()))
                        .expectedBucketOwner(place.account())
                        .key(wanted.path())
                        .contentType("application/gzip")
                        .contentMD5(base64(wanted.content().entityTag()))
                        .serverSideEncryption(ServerSideEncryption.AES256)
                        .metadata(Map.of(DIGEST, wanted.content().digest().orElseThrow()))
                        .build();
        s3.putObject(request, RequestBody.fromBytes(bytes));
        return new Outcome.Applied(new AwsId(wanted.path()));
    }

    private static String base64(String hexadecimal) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hexadecimal));
    }

    @Override
    public Outcome update(Task<StoredObject> task) {
        return create(task);
    }

    @Override
    public Outcome delete(Task<StoredObject> task) {
        String bucket = task.id(task.resource().bucket());
        s3.deleteObject(r -> r.bucket(bucket).expectedBucketOwner(place.account()).key(task.id().value()));
        return new Outcome.Applied(null);
    }
}
