package io.gatehouse.appliance;

import io.gatehouse.topology.Generation;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which NAT instances somebody wanted made anew, and in which revision last. As text, a line for each, such as `nat-a
/// 17`.
///
/// @param generations by slot
record Replacements(SortedMap<String, Generation> generations) {

    /// Nobody wanted any.
    static final Replacements NONE = new Replacements(new TreeMap<>());

    private static final Pattern LINE = Pattern.compile("(?<slot>nat-[a-z]) (?<revision>\\d{1,18})");

    /// Reads what [#toString()] wrote.
    static Replacements read(String text) {
        var generations = new TreeMap<String, Generation>();
        text.lines()
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .forEach(line -> generations.put(line.group("slot"), Generation.ofMark(line.group("revision"))));
        return new Replacements(generations);
    }

    /// The same with one more wish.
    ///
    /// @param revision in which it is wanted
    Replacements with(String slot, long revision) {
        var more = new TreeMap<>(generations);
        more.put(slot, new Generation(revision));
        return new Replacements(more);
    }

    /// Which one a NAT instance should be.
    Generation generationOf(String slot) {
        return generations.getOrDefault(slot, Generation.FIRST);
    }

    @Override
    public String toString() {
        return generations.entrySet().stream()
                .map(one -> "%s %s".formatted(one.getKey(), one.getValue().mark()))
                .collect(Collectors.joining("\n"));
    }
}
