package io.gatehouse.topology;

import org.jspecify.annotations.Nullable;

/// Tells machines apart that are alike: whoever wants one made anew wants a later generation.
///
/// @param number rises with every wish; 0 as long as nobody has had one
public record Generation(long number) implements Comparable<Generation> {

    /// The one that is made without being asked for.
    public static final Generation FIRST = new Generation(0);

    private static final int MOST_DIGITS = 18;

    /// Reads a mark of an instance; what is none, or not there, is the first.
    public static Generation ofMark(@Nullable String mark) {
        return mark != null && mark.matches("\\d{1," + MOST_DIGITS + "}")
                ? new Generation(Long.parseLong(mark))
                : FIRST;
    }

    /// What an instance is marked with.
    public String mark() {
        return Long.toString(number);
    }

    @Override
    public int compareTo(Generation other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return number == 0 ? "first" : "asked for in revision %d".formatted(number);
    }
}
