package io.gatehouse.topology;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an instance runs at its first boot. AWS takes it but is not asked for it again: the two sides are compared by
/// digest, which a tag of the instance keeps.
///
/// @param digest the first 32 hexadecimal digits of the SHA-256 of the text
/// @param text the text itself; null in an observed one
/// @param fetches what it fetches while it runs, and so must be there before; empty in an observed one
public record UserData(String digest, @Nullable String text, Set<ResourceKey> fetches) {

    private static final int DIGITS = 32;

    /// User data to launch with.
    public static UserData of(String text) {
        return new UserData(sha256(text).substring(0, DIGITS), text, Set.of());
    }

    /// The same, fetching these resources.
    public UserData fetching(Set<ResourceKey> resources) {
        return new UserData(digest, text, Set.copyOf(resources));
    }

    /// User data of an instance that was seen, by the digest in its tag.
    public static UserData observed(String digest) {
        return new UserData(digest, null, Set.of());
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof UserData data && digest.equals(data.digest);
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return digest.isEmpty() ? "none" : digest.substring(0, Math.min(12, digest.length()));
    }
}
