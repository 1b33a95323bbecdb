package io.gatehouse.web;

import io.gatehouse.input.FieldError;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says in words why a JSON body could not be taken: 400 when it is not JSON, 422 when a property is wrong.
final class JsonProblems {

    private JsonProblems() {}

    static Problem of(HttpMessageNotReadableException failure) {
        return switch (failure.getCause()) {
            case UnrecognizedPropertyException unknown -> field(path(unknown), unknownProperty(unknown));
            case MismatchedInputException mismatch when !path(mismatch).isEmpty() ->
                    field(path(mismatch), "Write %s here.".formatted(words(mismatch.getTargetType())));
            case MismatchedInputException _ -> bad("The body must be one JSON object.");
            case DatabindException other when !path(other).isEmpty() ->
                    field(path(other), "This value cannot be taken.");
            case InputCoercionException large when !path(large).isEmpty() ->
                    field(path(large), "This number is too large. Write a smaller one.");
            case StreamReadException broken -> bad("The body is not JSON: %s.".formatted(where(broken)));
            case null, default -> bad("The body is missing or cannot be read. Send one JSON object.");
        };
    }

    private static Problem bad(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, detail);
    }

    private static Problem field(String field, String message) {
        return Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "What you sent breaks a rule. The errors say which, field by field.",
                List.of(new FieldError(field, message)));
    }

    private static String where(JacksonException failure) {
        var location = failure.getLocation();
        return location == null
                ? "it cannot be parsed"
                : "it cannot be parsed at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    private static String unknownProperty(UnrecognizedPropertyException unknown) {
        var known = unknown.getKnownPropertyIds();
        return known == null || known.isEmpty()
                ? "There is no such property."
                : "There is no such property. These are: %s."
                        .formatted(known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", ")));
    }

    /// The path of a property as forms and errors write it, for example `subnets[1].cidr`.
    private static String path(JacksonException failure) {
        var path = new StringBuilder();
        for (Reference step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String words(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text in quotation marks";
        }
        if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants());
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list in square brackets";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object in braces" : "another value";
    }
}
