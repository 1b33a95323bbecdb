package io.gatehouse.account.web;

import io.gatehouse.account.People;
import io.gatehouse.account.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.stereotype.Component;

/// Signs in a person who has just proved in another way than by a password who they are.
@Component
class SignIn {

    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionCsrfTokenRepository forgeryTokens = new HttpSessionCsrfTokenRepository();
    private final UserDetailsService details;
    private final People people;

    SignIn(UserDetailsService details, People people) {
        this.details = details;
        this.people = people;
    }

    /// Gives the browser's session to a person, under a new id and with a new forgery token, as the sign-in form does.
    void as(Person person, HttpServletRequest request, HttpServletResponse response) {
        request.getSession();
        request.changeSessionId();
        forgeryTokens.saveToken(forgeryTokens.generateToken(request), request, response);
        var known = details.loadUserByUsername(person.username());
        var authentication =
                UsernamePasswordAuthenticationToken.authenticated(withoutPassword(known), null, known.getAuthorities());
        var context = new SecurityContextImpl(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        people.signedIn(person.username(), request.getRemoteAddr());
    }

    private static UserDetails withoutPassword(UserDetails known) {
        if (known instanceof CredentialsContainer container) {
            container.eraseCredentials();
        }
        return known;
    }
}
