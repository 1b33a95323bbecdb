package io.gatehouse.cloud.sandbox.world;

/// An object in a bucket.
///
/// @param entityTag the MD5 of its bytes
/// @param digest what its metadata say is the SHA-256 of its bytes; empty when they say nothing
/// @param text what is in it, when that is a short text; the simulation keeps no other bytes
public record ObjectEntry(String bucket, String path, String entityTag, String digest, String text) implements Entry {

    static String idOf(String bucket, String path) {
        return bucket + "/" + path;
    }

    @Override
    public String id() {
        return idOf(bucket, path);
    }
}
