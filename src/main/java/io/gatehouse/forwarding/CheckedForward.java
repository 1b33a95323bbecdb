package io.gatehouse.forwarding;

import io.gatehouse.input.FieldError;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.Finding;
import java.util.List;

/// What came of checking a draft of a forward.
public sealed interface CheckedForward {

    /// What is worth a second look and stops nobody.
    List<Finding> warnings();

    /// The draft keeps every rule.
    ///
    /// @param forward what it means
    /// @param book the book with it
    /// @param rulesLeft how many more inbound rules the security group then has room for
    record Valid(Forward forward, ForwardBook book, int rulesLeft, List<Finding> warnings) implements CheckedForward {}

    /// The draft breaks rules.
    ///
    /// @param errors all of them, in the order of the form; not empty
    record Invalid(List<Finding> errors, List<Finding> warnings) implements CheckedForward {}

    /// The valid answer.
    ///
    /// @throws InvalidInputException when the draft breaks rules
    default Valid orElseThrow() {
        return switch (this) {
            case Valid valid -> valid;
            case Invalid(var errors, _) ->
                    throw new InvalidInputException(
                            errors.stream().map(error -> new FieldError(error.field(), error.message())).toList());
        };
    }
}
