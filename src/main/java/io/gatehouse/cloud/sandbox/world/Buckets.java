package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudFailure.Reason;
import java.util.Collection;

/// The S3 buckets of an account. S3 shows at once what was made.
public final class Buckets extends Table<BucketEntry> {

    Buckets(SandboxWorld world, Collection<BucketEntry> entries) {
        super(world, "NoSuchBucket", "bucket", entries);
    }

    /// `CreateBucket`, open to whatever IAM and policies allow.
    public BucketEntry create(String name) {
        if (any(one -> one.id().equals(name))) {
            throw new Refusal(
                    Reason.ALREADY_EXISTS,
                    "BucketAlreadyOwnedByYou",
                    "Your previous request to create the named bucket succeeded and you already own it.");
        }
        return add(new BucketEntry(name, false));
    }

    /// `PutPublicAccessBlock` and `PutBucketPolicy`.
    public BucketEntry setClosed(String name, boolean closed) {
        require(name);
        return put(new BucketEntry(name, closed));
    }

    /// `DeleteBucket`.
    public void delete(String name) {
        require(name);
        if (world().objects().any(one -> one.bucket().equals(name))) {
            throw new Refusal(
                    Reason.DEPENDENCY_VIOLATION, "BucketNotEmpty", "The bucket you tried to delete is not empty");
        }
        remove(name);
    }
}
