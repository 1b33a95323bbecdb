package io.gatehouse.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects what is found while a draft is checked, at most one error for each field.
final class Findings {

    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    void error(String field, String message) {
        add(new Finding(field, message, Optional.empty()));
    }

    /// An error with something that would do instead, which is also said in words.
    void error(String field, String message, Optional<String> suggestion) {
        String words = suggestion.map(text -> "%s Use %s.".formatted(message, text)).orElse(message);
        add(new Finding(field, words, suggestion));
    }

    void warning(String field, String message) {
        warnings.add(new Finding(field, message, Optional.empty()));
    }

    private void add(Finding error) {
        if (!has(error.field())) {
            errors.add(error);
        }
    }

    boolean has(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    List<Finding> errors() {
        return List.copyOf(errors);
    }

    List<Finding> warnings() {
        return List.copyOf(warnings);
    }
}
