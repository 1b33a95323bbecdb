package io.gatehouse.web;

import jakarta.servlet.http.HttpServletRequest;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/// Tells the failures of who came second: somebody else changed, made or removed the same thing in that moment.
final class Conflict {

    private static final Logger log = LoggerFactory.getLogger(Conflict.class);

    private Conflict() {}

    /// Leaves a trace: what breaks a constraint each time is no conflict but an error of the panel's own.
    static void log(HttpServletRequest request, Exception failure) {
        if (failure instanceof ConcurrencyFailureException) {
            log.info(
                    "{} {}: somebody was faster: {}", request.getMethod(), request.getRequestURI(), failure.toString());
        } else {
            log.warn("{} {}: somebody was faster", request.getMethod(), request.getRequestURI(), failure);
        }
    }

    /// Whether that is why something failed.
    static boolean isCauseOf(Exception failure) {
        return failure instanceof ConcurrencyFailureException
                || (failure instanceof DataIntegrityViolationException
                        && failure.getCause() instanceof ConstraintViolationException violation
                        && (violation.getKind() == ConstraintKind.UNIQUE
                                || violation.getKind() == ConstraintKind.FOREIGN_KEY));
    }
}
