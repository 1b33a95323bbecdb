package io.gatehouse.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects what is found while a draft is checked, at most one error for each field.
public final class Findings {

    private final List<Finding> errors = new ArrayList<>();
    private final List<Finding> warnings = new ArrayList<>();

    /// An error at a field, unless it has one already.
    public void error(String field, String message) {
        add(new Finding(field, message, Optional.empty()));
    }

    /// An error with something that would do instead, which is also said in words.
    public void error(String field, String message, Optional<String> suggestion) {
        String words = suggestion.map(text -> "%s Use %s.".formatted(message, text)).orElse(message);
        add(new Finding(field, words, suggestion));
    }

    /// Something worth a second look at a field.
    public void warning(String field, String message) {
        warnings.add(new Finding(field, message, Optional.empty()));
    }

    private void add(Finding error) {
        if (!has(error.field())) {
            errors.add(error);
        }
    }

    /// Whether a field has an error.
    public boolean has(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    /// All errors, in the order in which they were found.
    public List<Finding> errors() {
        return List.copyOf(errors);
    }

    /// All warnings, in the order in which they were found.
    public List<Finding> warnings() {
        return List.copyOf(warnings);
    }
}
