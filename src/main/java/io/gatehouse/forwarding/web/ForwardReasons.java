package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.Forward;
import org.jspecify.annotations.Nullable;

/// What the history says of a change of forwards when its author says nothing.
final class ForwardReasons {

    private static final int LONGEST_NAME = 60;

    private ForwardReasons() {}

    static String opened(@Nullable String name) {
        String shown = name == null ? "" : name.strip();
        return "Port forward “%s” added."
                .formatted(shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME) + "…" : shown);
    }

    static String changed(Forward forward) {
        return "Port forward “%s” changed.".formatted(forward.name());
    }

    static String removed(Forward forward) {
        return "Port forward “%s” removed.".formatted(forward.name());
    }
}
