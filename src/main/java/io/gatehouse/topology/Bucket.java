package io.gatehouse.topology;

import java.util.Set;

/// The S3 bucket through which the members of all NAT pairs of a region get their bundles and commands. Its name
/// follows from the installation, the AWS account and the region, and is what makes it ours.
///
/// @param closed whether all public access is blocked and nothing but TLS is served; in an observed one that this is
///   exactly so
/// @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html">CreateBucket</a>
public record Bucket(ResourceKey key, boolean closed) implements Resource {

    /// The bucket that a region should have.
    public static Bucket of(RegionScope region) {
        return new Bucket(keyIn(region), true);
    }

    /// The key of a region's bucket.
    public static ResourceKey keyIn(RegionScope region) {
        return new ResourceKey(region, ResourceKind.BUCKET, "channel");
    }

    @Override
    public String label() {
        return "for bundles and commands in " + key.scope().text();
    }

    @Override
    public Set<ResourceKey> dependsOn() {
        return Set.of();
    }
}
