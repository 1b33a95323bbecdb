package io.gatehouse.topology;

/// What carrying out a change does to traffic, said before it happens.
///
/// @param level how bad it is
/// @param words what is disturbed, as a sentence; empty when nothing is
public record Disruption(Level level, String words) {

    /// Nothing is disturbed.
    public static final Disruption NONE = new Disruption(Level.NONE, "");

    /// Degrees of disturbance, ascending.
    public enum Level {
        /// No packet is lost.
        NONE,
        /// Traffic stalls or connections break, and come back by themselves.
        BRIEF,
        /// Something does not work until the run has ended.
        OUTAGE
    }

    /// A disturbance that passes by itself.
    public static Disruption brief(String words) {
        return new Disruption(Level.BRIEF, words);
    }

    /// A disturbance that lasts until the run has ended, or for good.
    public static Disruption outage(String words) {
        return new Disruption(Level.OUTAGE, words);
    }
}
