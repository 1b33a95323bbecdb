package io.gatehouse.web;

import org.jspecify.annotations.Nullable;

/// One option of a select or a group of radio buttons.
///
/// @param value what the form sends
/// @param label what the user reads
/// @param hint a sentence below the label; null for none (a select shows none)
public record Choice(String value, String label, @Nullable String hint) {

    public Choice(String value, String label) {
        this(value, label, null);
    }
}
