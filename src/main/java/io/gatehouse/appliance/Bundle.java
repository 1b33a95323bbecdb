package io.gatehouse.appliance;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The rendered files of one NAT instance, as one archive (tar, gzip) that the instance fetches and applies.
public final class Bundle {

    private final byte[] bytes;
    private final String digest;

    Bundle(byte[] bytes) {
        this.bytes = bytes.clone();
        this.digest = sha256(bytes);
    }

    /// The archive.
    public byte[] bytes() {
        return bytes.clone();
    }

    /// The SHA-256 of the archive, 64 lower-case hexadecimal digits. Two bundles with the same digest are the same.
    public String digest() {
        return digest;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bundle bundle && digest.equals(bundle.digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return digest;
    }
}
