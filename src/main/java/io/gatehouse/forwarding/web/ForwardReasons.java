package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.Forward;
import java.util.Optional;
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

    /// @param edited the forward as it was before; empty for a new one
    static String of(Optional<Forward> edited, Forward forward) {
        return edited.isPresent() ? changed(edited.get()) : opened(forward.name());
    }

    /// @param verb `close`, `open` or `remove`
    static String of(String verb, Forward forward) {
        return switch (verb) {
            case "close" -> "Port forward “%s” closed.".formatted(forward.name());
            case "open" -> "Port forward “%s” opened.".formatted(forward.name());
            default -> removed(forward);
        };
    }
}
