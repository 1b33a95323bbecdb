package io.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.orm.ObjectOptimisticLockingFailureException;

class PageConflictsTest {

    @Test
    void whoComesSecondIsToldSo() {
        assertThat(status("/networks/n1/forwards", new ObjectOptimisticLockingFailureException("a row", 1)))
                .isEqualTo(409);
        assertThat(status("/networks/n1/forwards", new CannotAcquireLockException("waited"))).isEqualTo(409);
        assertThat(status("/networks/n1/forwards", broken(ConstraintKind.UNIQUE))).isEqualTo(409);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"UNIQUE", "FOREIGN_KEY"},
            mode = EnumSource.Mode.EXCLUDE)
    void anErrorOfThePanelsOwnIsNoConflict(ConstraintKind kind) {
        assertThat(status("/networks/n1/forwards", broken(kind))).isEqualTo(200);
        assertThat(status("/networks/n1/forwards", new IllegalStateException("no"))).isEqualTo(200);
    }

    @Test
    void programsAreToldByTheirOwn() {
        assertThat(status("/api/v1/networks", broken(ConstraintKind.UNIQUE))).isEqualTo(200);
    }

    private static DataIntegrityViolationException broken(ConstraintKind kind) {
        var cause = new ConstraintViolationException("broken", new SQLException(), "insert", kind, "a constraint");
        return new DataIntegrityViolationException("broken", cause);
    }

    private static int status(String path, Exception failure) {
        var response = new MockHttpServletResponse();
        new PageConflicts().resolveException(new MockHttpServletRequest("POST", path), response, null, failure);
        return response.getStatus();
    }
}
