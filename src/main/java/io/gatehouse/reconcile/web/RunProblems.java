package io.gatehouse.reconcile.web;

import io.gatehouse.reconcile.RunConflictException;
import io.gatehouse.reconcile.StalePlanException;
import java.util.NoSuchElementException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// What can go wrong with plans and runs, as problem documents (RFC 9457).
@RestControllerAdvice(assignableTypes = {PlanApi.class, RunApi.class, DriftApi.class, LostNetworkApi.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class RunProblems {

    @ExceptionHandler
    ProblemDetail on(StalePlanException stale) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, message(stale));
        problem.setTitle("The plan is stale");
        problem.setProperty("plan", PlanApi.PlanBody.of(stale.current()));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail on(RunConflictException conflict) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, message(conflict));
        problem.setTitle("Not now");
        return problem;
    }

    @ExceptionHandler
    ProblemDetail on(NoSuchElementException gone) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, message(gone));
        problem.setTitle("Not there");
        return problem;
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
