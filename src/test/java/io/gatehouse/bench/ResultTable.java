package io.gatehouse.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Results as a table for people.
final class ResultTable {

    private final String title;
    private final List<List<String>> rows = new ArrayList<>();

    ResultTable(String title, String... headings) {
        this.title = title;
        rows.add(List.of(headings));
    }

    void add(String... cells) {
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        int[] widths =
                IntStream.range(0, rows.getFirst().size())
                        .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
                        .toArray();
        return rows.stream()
                .map(row -> line(row, widths))
                .collect(Collectors.joining("\n", "\n" + title + "\n\n", "\n"));
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(i -> (i == 0 ? "%-" : "%") + widths[i] + "s")
                .collect(Collectors.joining("  "))
                .formatted(row.toArray());
    }
}
