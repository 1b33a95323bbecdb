package io.gatehouse.topology;

import java.util.Optional;
import java.util.Set;

/// An object in a bucket, such as the bundle of a NAT instance. Its path says what it is and whose: the second part is
/// the network's scope.
///
/// @param path for example `bundles/n7/nat-a.tar.gz`
/// @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html">PutObject</a>
public record StoredObject(ResourceKey key, @Fixed Ref bucket, @Fixed String path, StoredContent content)
        implements Resource {

    /// What the paths of all stored objects begin with. What is elsewhere in the bucket is not a resource.
    public static final String ROOT = "bundles/";

    private static final int MOST_PARTS = 3;

    /// The bundle of a member.
    ///
    /// @param member its slot, for example `nat-a`
    public static StoredObject bundle(ResourceKey bucket, NetworkId network, String member, StoredContent content) {
        return at(bucket, bundlePath(network, member), content).orElseThrow();
    }

    /// The key of the bundle of a member.
    public static ResourceKey bundleKey(NetworkId network, String member) {
        return new ResourceKey(network, ResourceKind.STORED_OBJECT, bundlePath(network, member));
    }

    /// Where the bundle of a member is.
    public static String bundlePath(NetworkId network, String member) {
        return ROOT + network.text() + "/" + member + ".tar.gz";
    }

    /// The object at a path; empty when that is no path of ours.
    public static Optional<StoredObject> at(ResourceKey bucket, String path, StoredContent content) {
        String[] parts = path.split("/", MOST_PARTS);
        if (!path.startsWith(ROOT) || parts.length < MOST_PARTS) {
            return Optional.empty();
        }
        return NetworkId.parse(parts[1])
                .flatMap(network ->
                        ResourceKey.parse(network.text() + "/" + ResourceKind.STORED_OBJECT.slug() + "/" + path))
                .map(key -> new StoredObject(key, bucket, path, content));
    }

    @Override
    public String label() {
        return path;
    }

    @Override
    public Set<ResourceKey> dependsOn() {
        return Refs.keys(bucket);
    }
}
