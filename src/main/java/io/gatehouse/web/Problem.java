package io.gatehouse.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.gatehouse.input.FieldError;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/// What went wrong with a call of the API: a problem document of RFC 9457.
///
/// @param type always `about:blank`: the status says which kind it is
/// @param title the name of the status
/// @param status the HTTP status
/// @param detail sentences for whoever made the call
/// @param errors what is wrong with which field; left out when it is none of the fields
@JsonPropertyOrder({"type", "title", "status", "detail", "errors"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<FieldError> errors) {

    /// A problem that has nothing to do with a field.
    public static Problem of(HttpStatusCode status, String detail) {
        return of(status, detail, List.of());
    }

    /// A problem with fields.
    public static Problem of(HttpStatusCode status, String detail, List<FieldError> errors) {
        var known = HttpStatus.resolve(status.value());
        return new Problem(
                "about:blank", known == null ? "Error" : known.getReasonPhrase(), status.value(), detail, errors);
    }
}
