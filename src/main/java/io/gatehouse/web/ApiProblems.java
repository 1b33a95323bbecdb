package io.gatehouse.web;

import io.gatehouse.input.InvalidInputException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/// Turns whatever goes wrong below `/api/` into a problem document, also where no controller was found: advice for
/// controllers would not see that. An `@ExceptionHandler` of a controller comes first; otherwise an exception says its
/// status by `@ResponseStatus`, and its message is the detail.

class ApiProblems implements HandlerExceptionResolver {

    static final String API = "/api/";

    static final String NOTHING_HERE = "There is nothing at this address. /v3/api-docs says what there is.";

    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

    private final ProblemWriter writer;

    ApiProblems(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!isApi(request) || isNotOurs(failure)) {
            return null;
        }
        if (failure instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        try {
            writer.write(response, problem(request, failure));
            return new ModelAndView();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether a program asks, not a browser.
    static boolean isApi(HttpServletRequest request) {
        return isApi(request.getRequestURI().substring(request.getContextPath().length()));
    }

    static boolean isApi(String path) {
        return path.startsWith(API);
    }

    /// Security answers its own exceptions, and to a caller who has hung up there is nothing to say.
    private static boolean isNotOurs(Exception failure) {
        return failure instanceof AccessDeniedException
                || failure instanceof AuthenticationException
                || failure instanceof AsyncRequestNotUsableException;
    }

    private static Problem problem(HttpServletRequest request, Exception failure) {
        return switch (failure) {
            case InvalidInputException invalid ->
                    Problem.of(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "What you sent breaks a rule. The errors say which, field by field.",
                            invalid.errors());
            case HttpMessageNotReadableException unreadable -> JsonProblems.of(unreadable);
            case NoResourceFoundException _ -> Problem.of(HttpStatus.NOT_FOUND, NOTHING_HERE);
            case ErrorResponse known ->
                    Problem.of(known.getStatusCode(), Objects.requireNonNullElse(known.getBody().getDetail(), ""));
            case TypeMismatchException mismatch ->
                    Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "“%s” cannot stand in the address for %s."
                                    .formatted(mismatch.getValue(), mismatch.getPropertyName()));
            case Exception conflict when Conflict.isCauseOf(conflict) -> {
                Conflict.log(request, conflict);
                yield Problem.of(
                        HttpStatus.CONFLICT,
                        "Somebody else changed this in the meantime. Read it again, then repeat your change.");
            }
            case Exception away when DatabaseAway.isCauseOf(away) ->
                    Problem.of(HttpStatus.SERVICE_UNAVAILABLE, DatabaseAway.WORDS);
            default -> byAnnotation(request, failure);
        };
    }

    private static Problem byAnnotation(HttpServletRequest request, Exception failure) {
        var status = AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
        if (status != null) {
            return Problem.of(status.code(), Objects.requireNonNullElse(failure.getMessage(), ""));
        }
        log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
        return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, internal(request));
    }

    static String internal(HttpServletRequest request) {
        return "Gatehouse has a problem of its own. Its log tells more, at request %s."
                .formatted(request.getAttribute(RequestIdFilter.NAME));
    }
}
