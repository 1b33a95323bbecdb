package io.gatehouse.account.web;

import io.gatehouse.web.Problem;
import io.gatehouse.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/// Refuses a program with a problem document that says what to send, never with a redirect.
@Component
class ApiGate implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String BEARER = "Bearer realm=\"Gatehouse\"";

    private final ProblemWriter problems;

    ApiGate(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof InsufficientAuthenticationException) {
            refuse(response, BEARER, "Send an API token: “Authorization: Bearer gh_…”. Settings, Tokens makes one.");
        } else {
            refuse(
                    response,
                    BEARER + ", error=\"invalid_token\"",
                    "This is not a token of Gatehouse, or it was revoked. Settings, Tokens makes another.");
        }
    }

    /// Refuses whoever has to send a user name and a password.
    void askForPassword(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof TooManyTriesException early) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(early.seconds()));
            problems.write(response, Problem.of(HttpStatus.TOO_MANY_REQUESTS, String.valueOf(early.getMessage())));
            return;
        }
        refuse(
                response,
                "Basic realm=\"Gatehouse\", charset=\"UTF-8\"",
                failure instanceof InsufficientAuthenticationException
                        ? "Send a user name and a password by HTTP Basic. This call makes a token for all the others."
                        : "The user name or the password is wrong.");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        problems.write(response, Problem.of(HttpStatus.FORBIDDEN, "Your role does not allow this."));
    }

    private void refuse(HttpServletResponse response, String challenge, String detail) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
        problems.write(response, Problem.of(HttpStatus.UNAUTHORIZED, detail));
    }
}
