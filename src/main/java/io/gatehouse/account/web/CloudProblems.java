package io.gatehouse.account.web;

import io.gatehouse.cloud.CloudException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// What an account's cloud did not do, as a problem document (RFC 9457).
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class CloudProblems {

    @ExceptionHandler
    ProblemDetail on(CloudException failed) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_GATEWAY, failed.failure().sentence());
        problem.setTitle("AWS did not do it");
        return problem;
    }
}
