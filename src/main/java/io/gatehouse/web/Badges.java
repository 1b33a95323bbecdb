package io.gatehouse.web;

import java.util.Map;
import org.springframework.stereotype.Component;

/// How a status looks: words, a hue and a shape, never the hue alone. Templates use it through the badge fragments.
///
/// Statuses are enums of modules that this one does not know, so they are matched by name.
@Component("badges")
class Badges {

    private static final Map<String, Badge> SYNC =
            Map.of(
                    "IN_SYNC", new Badge("In sync", "ok", "disc"),
                    "PENDING", new Badge("Pending", "active", "ring"),
                    "APPLYING", new Badge("Applying", "active", "play"),
                    "DRIFTED", new Badge("Drifted", "warn", "triangle"),
                    "BLOCKED", new Badge("Blocked", "bad", "stop"),
                    "FAILED", new Badge("Failed", "bad", "cross"),
                    "DELETING", new Badge("Deleting", "idle", "minus"));

    private static final Map<String, Badge> HEALTH =
            Map.of(
                    "ONLINE", new Badge("Online", "ok", "disc"),
                    "SLOW", new Badge("Slow", "warn", "triangle"),
                    "LOSSY", new Badge("Lossy", "warn", "bars"),
                    "DOWN", new Badge("Down", "bad", "cross"),
                    "ONE_LEG", new Badge("On one leg", "warn", "half"),
                    "MAINTENANCE", new Badge("Maintenance", "idle", "minus"),
                    "UNFIT", new Badge("Not fit", "bad", "stop"),
                    "UNMONITORED", new Badge("Unmonitored", "idle", "ring"),
                    "STALE", new Badge("Stale", "idle", "half"));

    private static final Map<String, Badge> RUN =
            Map.of(
                    "QUEUED", new Badge("Queued", "idle", "ring"),
                    "RUNNING", new Badge("Running", "active", "play"),
                    "SUCCEEDED", new Badge("Succeeded", "ok", "disc"),
                    "FAILED", new Badge("Failed", "bad", "cross"),
                    "CANCELLED", new Badge("Cancelled", "idle", "minus"));

    private static final Map<String, Action> ACTIONS =
            Map.of(
                    "CREATE", new Action("Create", "ok", "+"),
                    "UPDATE", new Action("Update", "active", "~"),
                    "REPLACE", new Action("Replace", "warn", "±"),
                    "DELETE", new Action("Delete", "bad", "−"),
                    "ADOPT", new Action("Adopt", "active", "→"),
                    "BLOCKED", new Action("Blocked", "bad", "!"));

    private static final Map<String, Step> STEPS =
            Map.of(
                    "PENDING",
                    new Step("Not yet", "idle", "circle"),
                    "RUNNING",
                    new Step("Running", "active", "loader-circle"),
                    "WAITING",
                    new Step("Waiting for AWS", "active", "loader-circle"),
                    "RETRYING",
                    new Step("Trying again", "warn", "refresh-cw"),
                    "DONE",
                    new Step("Done", "ok", "circle-check"),
                    "FAILED",
                    new Step("Failed", "bad", "circle-x"),
                    "SKIPPED",
                    new Step("Not done", "idle", "circle-slash"));

    /// Whether what AWS has is what the user wants.
    public Badge sync(Object status) {
        return look(SYNC, status);
    }

    /// How well a NAT instance does.
    public Badge health(Object status) {
        return look(HEALTH, status);
    }

    /// How far a run is.
    public Badge run(Object state) {
        return look(RUN, state);
    }

    /// What a step of a plan does.
    public Action action(Object action) {
        return look(ACTIONS, action);
    }

    /// How far a step of a run is.
    public Step step(Object state) {
        return look(STEPS, state);
    }

    private static <T> T look(Map<String, T> looks, Object status) {
        String name = status instanceof Enum<?> constant ? constant.name() : status.toString();
        T look = looks.get(name);
        if (look == null) {
            throw new IllegalArgumentException("No badge for " + name + "; there is one for " + looks.keySet());
        }
        return look;
    }

    /// @param label its words
    /// @param hue ok, warn, bad, idle or active
    /// @param shape the shape in front of the words
    record Badge(String label, String hue, String shape) {}

    /// @param label its words
    /// @param hue ok, warn, bad or active
    /// @param sign one character in front of the words
    record Action(String label, String hue, String sign) {}

    /// @param label its words
    /// @param hue ok, warn, bad, idle or active
    /// @param icon a Lucide icon of the sprite
    record Step(String label, String hue, String icon) {}
}
