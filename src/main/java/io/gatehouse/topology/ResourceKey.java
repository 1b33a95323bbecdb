package io.gatehouse.topology;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names one resource for its whole life. What the user calls it is its `Name` tag and may change; the key does not.
///
/// @param scope what it belongs to
/// @param kind what it is
/// @param slot which one of its kind: lower-case letters, digits and `. _ : / > -`
public record ResourceKey(Scope scope, ResourceKind kind, String slot) implements Ref, Comparable<ResourceKey> {

    private static final Pattern SLOT = Pattern.compile("[a-z0-9][a-z0-9._:/>-]{0,180}");
    private static final Comparator<ResourceKey> ORDER =
            Comparator.comparing(ResourceKey::scope, ResourceKey::compareScopes)
                    .thenComparing(ResourceKey::kind)
                    .thenComparing(ResourceKey::slot);

    public ResourceKey {
        if (!SLOT.matcher(slot).matches()) {
            throw new IllegalArgumentException("not a slot: " + slot);
        }
    }

    private static int compareScopes(Scope one, Scope other) {
        return one.equals(other) ? 0 : one.text().compareTo(other.text());
    }

    /// Reads what [#text()] wrote; empty for anything else.
    public static Optional<ResourceKey> parse(String text) {
        String[] parts = text.split("/", 3);
        if (parts.length < 3 || !SLOT.matcher(parts[2]).matches()) {
            return Optional.empty();
        }
        return Scope.parse(parts[0])
                .flatMap(scope -> ResourceKind.ofSlug(parts[1]).map(kind -> new ResourceKey(scope, kind, parts[2])));
    }

    /// The key as one word, for example `n7/subnet/private-a`. The value of the tag `gatehouse:key`.
    public String text() {
        return scope.text() + "/" + kind.slug() + "/" + slot;
    }

    @Override
    public int compareTo(ResourceKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text();
    }
}
