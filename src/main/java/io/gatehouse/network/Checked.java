package io.gatehouse.network;

import io.gatehouse.input.FieldError;
import io.gatehouse.input.InvalidInputException;
import java.util.List;

/// What came of checking a draft.
public sealed interface Checked {

    /// What is worth a second look and stops nobody.
    List<Finding> warnings();

    /// The draft keeps every rule.
    ///
    /// @param layout what it means
    record Valid(NetworkLayout layout, List<Finding> warnings) implements Checked {}

    /// The draft breaks rules.
    ///
    /// @param errors all of them, in the order of the form; not empty
    record Invalid(List<Finding> errors, List<Finding> warnings) implements Checked {

        /// The errors as an exception.
        public InvalidInputException exception() {
            return new InvalidInputException(
                    errors.stream().map(error -> new FieldError(error.field(), error.message())).toList());
        }
    }

    /// The layout of a valid draft.
    ///
    /// @throws InvalidInputException when the draft breaks rules
    default NetworkLayout orElseThrow() {
        return switch (this) {
            case Valid valid -> valid.layout();
            case Invalid invalid -> throw invalid.exception();
        };
    }
}
