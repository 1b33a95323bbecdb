package io.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

class DatabaseAwayFilterTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void aPageSaysThatTheDatabaseIsAwayAndWhatToDo() throws Exception {
        answer("/networks", new CannotCreateTransactionException("away"));
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentType()).startsWith("text/html");
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
                .contains("<h1>The panel’s database is away</h1>")
                .contains("See that it runs and that its disk has room, then try again.");
    }

    @Test
    void theApiSaysItAsAProblem() throws Exception {
        var cause = new SQLTransientConnectionException("HikariPool-1 - Connection is not available");
        answer("/api/v1/networks", new ServletException(new DataAccessResourceFailureException("away", cause)));
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
                .contains("The panel’s database does not answer, or cannot write.");
    }

    @ParameterizedTest
    @CsvSource({
        "08006, 0", // PostgreSQL: the connection failed
        "53100, 0", // PostgreSQL: the disk is full
        "57P01, 0", // PostgreSQL: it is shut down
        "90098, 90098", // H2: the database is closed
        "90031, 90031" // H2: its file cannot be written
    })
    void whatDatabasesSayWhenTheyAreAwayIsKnown(String state, int code) throws Exception {
        answer("/networks", new IllegalStateException(new SQLException("away", state, code)));
        assertThat(response.getStatus()).isEqualTo(503);
    }

    @Test
    void anEmbeddedDatabaseThatCannotWriteIsAwayWhateverItCallsThat() throws Exception {
        var full = new IOException("No space left on device");
        answer("/networks", new IllegalStateException(new SQLException("General error", "HY000", 50000, full)));
        assertThat(response.getStatus()).isEqualTo(503);
    }

    @Test
    void otherFailuresAreLeftAlone() {
        var violation = new DataIntegrityViolationException("twice", new SQLException("unique", "23505", 23505));
        assertThatThrownBy(() -> answer("/networks", violation)).isSameAs(violation);
    }

    private void answer(String path, Exception failure) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        new DatabaseAwayFilter(new ProblemWriter())
                .doFilter(
                        request,
                        response,
                        (_, _) -> {
                            if (failure instanceof ServletException servlet) {
                                throw servlet;
                            }
                            throw (RuntimeException) failure;
                        });
    }
}
