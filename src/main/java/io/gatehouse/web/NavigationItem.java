package io.gatehouse.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One entry of a navigation.
///
/// @param label what it says, for example "Port forwards"
/// @param path where it leads, without the context path
/// @param icon a Lucide icon of the sprite
/// @param order its place: entries are sorted ascending
/// @param count how many of what it leads to there are; null shows nothing
/// @param covers further paths, each with everything below it, on which this entry is the current one
public record NavigationItem(
        String label, String path, String icon, int order, @Nullable Long count, List<String> covers) {

    public NavigationItem {
        covers = List.copyOf(covers);
    }

    public NavigationItem(String label, String path, String icon, int order) {
        this(label, path, icon, order, null, List.of());
    }

    /// This entry with a count.
    public NavigationItem counting(long things) {
        return new NavigationItem(label, path, icon, order, things, covers);
    }

    /// This entry, being the current one on these paths too.
    public NavigationItem covering(String... paths) {
        return new NavigationItem(label, path, icon, order, count, List.of(paths));
    }

    /// How many characters of the address this entry accounts for: the entry with the most is the current one.
    int match(String address) {
        return Stream.concat(Stream.of(path), covers.stream())
                .filter(covered -> address.equals(covered) || address.startsWith(covered + "/"))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
