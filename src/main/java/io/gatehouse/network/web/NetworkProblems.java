package io.gatehouse.network.web;

import io.gatehouse.network.EditConflictException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// An edit that came too late, as a problem document (RFC 9457) with both versions.
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class NetworkProblems {

    @ExceptionHandler
    ProblemDetail on(EditConflictException conflict) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(
                        HttpStatus.CONFLICT,
                        conflict.getMessage()
                                + " Both versions are here: look at theirs, then send what you still want.");
        problem.setTitle("Somebody else was faster");
        problem.setProperty("revision", conflict.theirs().number());
        problem.setProperty("theirs", NetworkView.Wanted.of(conflict.theirs().layout()));
        problem.setProperty("yours", conflict.yours());
        return problem;
    }
}
