package io.gatehouse.cloud.sandbox.world;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/// What is in the buckets of an account.
public final class Objects extends Table<ObjectEntry> {

    Objects(SandboxWorld world, Collection<ObjectEntry> entries) {
        super(world, "NoSuchKey", "object", entries);
    }

    /// `PutObject`: writes one or overwrites it.
    public ObjectEntry write(ObjectEntry object) {
        world().buckets().require(object.bucket());
        return put(object);
    }

    /// `GetObject`; empty when there is none.
    public Optional<ObjectEntry> read(String bucket, String path) {
        return find(ObjectEntry.idOf(bucket, path));
    }

    /// `ListObjectsV2`.
    public Stream<ObjectEntry> in(String bucket) {
        return all().filter(one -> one.bucket().equals(bucket));
    }

    /// `DeleteObject`, which does not mind when there is none.
    public void delete(String bucket, String path) {
        world().buckets().require(bucket);
        remove(ObjectEntry.idOf(bucket, path));
    }
}
