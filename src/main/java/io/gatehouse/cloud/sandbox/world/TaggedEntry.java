package io.gatehouse.cloud.sandbox.world;

import java.util.Map;

/// One thing that exists and has tags of its own.
///
/// @param <E> what it is
public interface TaggedEntry<E> extends Entry {

    /// All its tags.
    Map<String, String> tags();

    /// The same with these tags and no others.
    E withTags(Map<String, String> tags);
}
