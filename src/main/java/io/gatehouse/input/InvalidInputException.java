package io.gatehouse.input;

import java.util.List;
import java.util.stream.Collectors;

/// What was typed breaks a rule. Pages show the form again with every error at its field; the API answers 422.
public class InvalidInputException extends RuntimeException {

    private final List<FieldError> errors;

    /// @param errors not empty; in the order of the form
    /// @throws IllegalArgumentException when there is no error
    public InvalidInputException(List<FieldError> errors) {
        super(errors.stream().map(error -> error.field() + ": " + error.message()).collect(Collectors.joining("; ")));
        if (errors.isEmpty()) {
            throw new IllegalArgumentException("input without an error is valid");
        }
        this.errors = List.copyOf(errors);
    }

    /// The same for a single field.
    public static InvalidInputException of(String field, String message) {
        return new InvalidInputException(List.of(new FieldError(field, message)));
    }

    /// What is wrong, in the order of the form.
    public List<FieldError> errors() {
        return errors;
    }
}
