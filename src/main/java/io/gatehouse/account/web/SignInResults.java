package io.gatehouse.account.web;

import io.gatehouse.account.People;
import io.gatehouse.audit.AuditLog;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/// What follows a try to sign in, and signing out.
@Component
class SignInResults implements AuthenticationSuccessHandler, AuthenticationFailureHandler, LogoutHandler {

    private static final String FAILURE = SignInResults.class.getName() + ".failure";

    private final People people;
    private final AuditLog audit;
    private final ReturnTo returnTo;

    SignInResults(People people, AuditLog audit, ReturnTo returnTo) {
        this.people = people;
        this.audit = audit;
        this.returnTo = returnTo;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication person) {
        people.signedIn(person.getName(), request.getRemoteAddr());
        makeForgeryToken(request);
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, returnTo.address(request, response));
    }

    /// Makes the session's forgery token now: if the pages that are opened next each made one, all forms but those of
    /// the last page would be refused.
    static void makeForgeryToken(HttpServletRequest request) {
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            token.getToken();
        }
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        var sentence =
                failure instanceof TooManyTriesException
                        ? String.valueOf(failure.getMessage())
                        : "The user name or the password is wrong.";
        var username = Objects.requireNonNullElse(request.getParameter("username"), "");
        request.getSession().setAttribute(FAILURE, new Failure(sentence, username));
        PageRequests.redirect(request, response, "/sign-in?failed");
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication person) {
        if (person != null) {
            audit.record(person.getName(), "signed out", "", "from " + request.getRemoteAddr());
        }
    }

    /// Why the last try of this browser failed, told once; null when it did not.
    static @Nullable Failure takeFailure(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(FAILURE) instanceof Failure failure)) {
            return null;
        }
        session.removeAttribute(FAILURE);
        return failure;
    }

    /// A try that failed.
    ///
    /// @param sentence why, for the user
    /// @param username what was typed
    record Failure(String sentence, String username) implements Serializable {}
}
