package io.gatehouse.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What all drafts do with what was typed.
final class Drafts {

    private Drafts() {}

    /// A copy in which an entry that was left out is an empty one, so that every other entry keeps its place.
    static <T> List<T> withoutNulls(List<? extends @Nullable T> list, T empty) {
        return list.stream().map(entry -> entry == null ? empty : entry).toList();
    }
}
