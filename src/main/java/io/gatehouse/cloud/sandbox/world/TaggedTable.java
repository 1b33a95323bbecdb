package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudFailure.Reason;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Everything of one sort that has tags.
///
/// @param <E> the sort
public abstract class TaggedTable<E extends TaggedEntry<E>> extends Table<E> {

    private static final int MAX_TAGS = 50;

    TaggedTable(SandboxWorld world, String notFoundCode, String noun, Collection<E> entries) {
        super(world, notFoundCode, noun, entries);
    }

    /// `CreateTags`: adds tags and overwrites those with the same names.
    public void tag(String id, Map<String, String> tags) {
        E entry = require(id);
        var all = new TreeMap<>(entry.tags());
        all.putAll(tags);
        if (all.size() > MAX_TAGS) {
            throw new Refusal(Reason.QUOTA, "TagLimitExceeded", "More than %d tags.".formatted(MAX_TAGS));
        }
        put(entry.withTags(all));
    }

    /// `DeleteTags`: removes tags by name; names that are not there do not matter.
    public void untag(String id, Set<String> names) {
        E entry = require(id);
        var all = new TreeMap<>(entry.tags());
        all.keySet().removeAll(names);
        put(entry.withTags(all));
    }

    /// The ids of what is shown and has all these tags.
    public Stream<String> idsTagged(Map<String, String> tags) {
        return all().filter(one -> one.tags().entrySet().containsAll(tags.entrySet())).map(TaggedEntry::id);
    }
}
