package io.gatehouse.web;

import io.gatehouse.input.FieldError;
import io.gatehouse.input.InvalidInputException;
import org.springframework.beans.NotReadablePropertyException;
import org.springframework.validation.BindingResult;

/// Brings the broken rules of a feature back to the form that was sent.
public final class FormErrors {

    private FormErrors() {}

    /// Puts every error at its field; one whose field the form does not have stands in the summary alone.
    ///
    /// The page is then shown again, with status 422.
    ///
    /// @param refused what the feature said
    /// @param form the errors of the form object; gets the new ones added
    public static void add(InvalidInputException refused, BindingResult form) {
        for (FieldError error : refused.errors()) {
            try {
                form.rejectValue(error.field(), "invalid", error.message());
            } catch (NotReadablePropertyException _) {
                form.reject("invalid", error.message());
            }
        }
    }
}
