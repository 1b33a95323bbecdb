package io.gatehouse.web;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/// Tells the failures of who came second: somebody else changed, made or removed the same thing in that moment. Nothing
/// was changed then.
final class Conflict {

    private Conflict() {}

    /// Whether that is why something failed.
    static boolean isCauseOf(Exception failure) {
        return failure instanceof ConcurrencyFailureException
                || (failure instanceof DataIntegrityViolationException
                        && failure.getCause() instanceof ConstraintViolationException violation
                        && (violation.getKind() == ConstraintKind.UNIQUE
                                || violation.getKind() == ConstraintKind.FOREIGN_KEY));
    }
}
