package io.gatehouse.topology;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The bytes of a stored object. They are written, and not asked for again: the two sides are compared by entity tag,
/// because that is what a list of objects shows, a thousand in one call. Whoever fetches the bytes holds them against
/// the digest.
///
/// Of a bucket that encrypts with S3's own keys the entity tag is the MD5 of the bytes. That MD5 lets two texts be made
/// that share one is no matter here: what is wanted is fixed, and nobody can make another text for a given tag.
///
/// @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html">ETag</a>
public final class StoredContent {

    private static final int SHOWN = 12;

    private final String entityTag;
    private final byte @Nullable [] bytes;

    private StoredContent(String entityTag, byte @Nullable [] bytes) {
        this.entityTag = entityTag;
        this.bytes = bytes;
    }

    /// Content to store.
    public static StoredContent of(byte[] bytes) {
        return new StoredContent(HexFormat.of().formatHex(hash("MD5", bytes)), bytes.clone());
    }

    /// Content that was seen.
    ///
    /// @param entityTag without quotes
    public static StoredContent observed(String entityTag) {
        return new StoredContent(entityTag, null);
    }

    /// By what it is compared: 32 hexadecimal digits.
    public String entityTag() {
        return entityTag;
    }

    /// The bytes; empty in content that was seen.
    public Optional<byte[]> bytes() {
        return Optional.ofNullable(bytes).map(byte[]::clone);
    }

    /// The SHA-256 of the bytes in lower-case hexadecimal digits; empty in content that was seen.
    public Optional<String> digest() {
        return Optional.ofNullable(bytes).map(all -> HexFormat.of().formatHex(hash("SHA-256", all)));
    }

    private static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredContent content && entityTag.equals(content.entityTag);
    }

    @Override
    public int hashCode() {
        return entityTag.hashCode();
    }

    @Override
    public String toString() {
        return entityTag.substring(0, Math.min(SHOWN, entityTag.length()));
    }
}
