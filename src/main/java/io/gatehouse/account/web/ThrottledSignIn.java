package io.gatehouse.account.web;

import io.gatehouse.account.People;
import io.gatehouse.account.Person;
import io.gatehouse.account.SignInThrottle;
import io.gatehouse.audit.AuditLog;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/// Looks at a password only when not too many wrong ones came from the same address, and writes down what was wrong.
class ThrottledSignIn implements AuthenticationProvider {

    private static final String NOBODY = "unknown";

    private final AuthenticationProvider byPassword;
    private final SignInThrottle throttle;
    private final People people;
    private final AuditLog audit;

    ThrottledSignIn(AuthenticationProvider byPassword, SignInThrottle throttle, People people, AuditLog audit) {
        this.byPassword = byPassword;
        this.throttle = throttle;
        this.people = people;
        this.audit = audit;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication attempt) {
        var username = attempt.getName();
        var address = address(attempt);
        throttle.admit(username, address)
                .ifPresent(wait -> {
                    throw new TooManyTriesException(wait);
                });
        try {
            var person = byPassword.authenticate(attempt);
            throttle.succeeded(username, address);
            return person;
        } catch (BadCredentialsException e) {
            audit.record(actor(username), "sign-in failed", "", "from " + address);
            throw e;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return byPassword.supports(authentication);
    }

    /// Not what was typed: people type their password into the wrong field.
    private String actor(String username) {
        return people.find(username).map(Person::username).orElse(NOBODY);
    }

    private static String address(Authentication attempt) {
        return attempt.getDetails() instanceof WebAuthenticationDetails details
                ? String.valueOf(details.getRemoteAddress())
                : NOBODY;
    }
}
