package io.gatehouse.cloud.sandbox.world;

/// An S3 bucket.
///
/// @param closed whether public access is blocked and only TLS is served
public record BucketEntry(String id, boolean closed) implements Entry {}
