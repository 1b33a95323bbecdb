package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.CheckedForward;
import io.gatehouse.forwarding.ForwardConflictException;
import io.gatehouse.input.FieldError;
import io.gatehouse.input.InvalidInputException;
import io.gatehouse.network.Finding;
import io.gatehouse.web.FormErrors;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.validation.BindingResult;

/// Brings what the rules say to the fields of the form, which are not quite those of the API.
final class ForwardFormErrors {

    private ForwardFormErrors() {}

    static void add(CheckedForward.Invalid invalid, BindingResult form) {
        add(invalid.errors(), form, _ -> true);
    }

    static void add(InvalidInputException refused, BindingResult form) {
        List<FieldError> errors =
                refused.errors().stream().map(one -> new FieldError(field(one.field()), one.message())).toList();
        FormErrors.add(new InvalidInputException(errors), form);
    }

    /// Passes over fields in which nobody has written yet.
    static void addWhatIsTyped(CheckedForward checked, ForwardForm typed, BindingResult form) {
        if (checked instanceof CheckedForward.Invalid invalid) {
            add(invalid.errors(), form, field -> isTyped(typed, field));
        }
    }

    private static void add(List<Finding> findings, BindingResult form, Predicate<String> shown) {
        List<FieldError> errors =
                findings.stream()
                        .map(one -> new FieldError(field(one.field()), one.message()))
                        .filter(one -> shown.test(one.field()))
                        .toList();
        if (!errors.isEmpty()) {
            FormErrors.add(new InvalidInputException(errors), form);
        }
    }

    private static String field(String field) {
        String whole = field.replaceAll("\\[.*", "");
        return whole.equals("expiresAt") ? "closesAt" : whole;
    }

    private static boolean isTyped(ForwardForm form, String field) {
        return switch (field) {
            case "sources" -> !form.sources().isBlank();
            case "name" -> !form.name().isBlank();
            case "externalPort" -> !form.externalPort().isBlank();
            case "targetAddress" -> !form.targetAddress().isBlank();
            case "targetPort" -> !form.targetPort().isBlank();
            case "closesAt" -> !form.closesAt().isBlank();
            default -> true;
        };
    }

    /// The revision that was edited; empty for a new forward.
    static Optional<Long> revision(ForwardForm form) {
        return form.revision().matches("\\d{1,18}") ? Optional.of(Long.parseLong(form.revision())) : Optional.empty();
    }

    static String sentence(ForwardConflictException conflict) {
        return "%s It is now: %s, %s. What you typed is still here. Open the forward afresh to begin with theirs."
                .formatted(
                        conflict.getMessage(),
                        conflict.theirs().words(),
                        conflict.theirs().enabled() ? "open" : "closed");
    }
}
