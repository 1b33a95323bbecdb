package io.gatehouse.topology;

import java.util.Optional;
import java.util.regex.Pattern;

/// Identifies one network of this installation. Never reused.
///
/// @param number positive, given when the network is created
public record NetworkId(long number) implements Scope, Comparable<NetworkId> {

    private static final Pattern TEXT = Pattern.compile("n([1-9]\\d{0,17})");

    public NetworkId {
        if (number < 1) {
            throw new IllegalArgumentException("network ids start at 1: " + number);
        }
    }

    /// Reads what [#text()] wrote; empty for anything else.
    public static Optional<NetworkId> parse(String text) {
        var matcher = TEXT.matcher(text);
        return matcher.matches() ? Optional.of(new NetworkId(Long.parseLong(matcher.group(1)))) : Optional.empty();
    }

    @Override
    public String text() {
        return "n" + number;
    }

    @Override
    public int compareTo(NetworkId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return text();
    }
}
