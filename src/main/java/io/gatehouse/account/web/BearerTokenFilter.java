package io.gatehouse.account.web;

import io.gatehouse.account.ApiTokens;
import io.gatehouse.account.Person;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/// Lets a program in by its token (RFC 6750). A request without one goes on, to be refused where nobody may be unknown.
class BearerTokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final ApiTokens tokens;
    private final ApiGate gate;

    BearerTokenFilter(ApiTokens tokens, ApiGate gate) {
        this.tokens = tokens;
        this.gate = gate;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        var owner = tokens.owner(authorization.substring(SCHEME.length()).strip());
        if (owner.isEmpty()) {
            gate.commence(request, response, new BadCredentialsException("no such token"));
            return;
        }
        SecurityContextHolder.setContext(new SecurityContextImpl(authentication(owner.get())));
        chain.doFilter(request, response);
    }

    private static Authentication authentication(Person person) {
        return UsernamePasswordAuthenticationToken.authenticated(
                person.username(), null, List.of(new SimpleGrantedAuthority(person.role().authority())));
    }
}
