package io.gatehouse.topology;

/// An inclusive range of TCP or UDP ports.
///
/// @param from 0 to 65535
/// @param to not below `from`
public record PortRange(int from, int to) {

    private static final int MAX = 65_535;

    public PortRange {
        if (from < 0 || to > MAX || from > to) {
            throw new IllegalArgumentException("not a port range: %d–%d".formatted(from, to));
        }
    }

    /// The range of one port.
    public static PortRange of(int port) {
        return new PortRange(port, port);
    }

    /// How many ports are in it.
    public int size() {
        return to - from + 1;
    }

    /// Whether the two ranges share a port.
    public boolean overlaps(PortRange other) {
        return from <= other.to && other.from <= to;
    }

    @Override
    public String toString() {
        return from == to ? Integer.toString(from) : from + "-" + to;
    }
}
