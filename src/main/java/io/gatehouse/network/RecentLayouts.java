package io.gatehouse.network;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/// Layouts that were read a moment ago, by the text that they are stored as. A page that lists all networks reads all
/// of their layouts, hundreds of times over, and they hardly ever change. The same text always means the same layout,
/// so nothing here can be out of date. Safe for use by several threads.
final class RecentLayouts {

    private final Function<String, NetworkLayout> reader;
    private final Map<String, NetworkLayout> known;

    /// @param most how many are kept: those that were asked for last
    RecentLayouts(int most, Function<String, NetworkLayout> reader) {
        this.reader = reader;
        this.known =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, NetworkLayout> eldest) {
                        return size() > most;
                    }
                };
    }

    NetworkLayout of(String text) {
        NetworkLayout layout;
        synchronized (known) {
            layout = known.get(text);
        }
        // Two may read the same at once; neither keeps the others waiting.
        return layout == null ? remember(text, reader.apply(text)) : layout;
    }

    private NetworkLayout remember(String text, NetworkLayout layout) {
        synchronized (known) {
            known.put(text, layout);
        }
        return layout;
    }
}
