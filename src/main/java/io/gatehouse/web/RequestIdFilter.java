package io.gatehouse.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Gives every request an id that the error pages show and every log line of the request carries, so that a user can
/// say which request failed. An id that comes with the request is ignored: it could be anything.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIdFilter extends OncePerRequestFilter {

    static final String NAME = "requestId";

    private final SecureRandom random = new SecureRandom();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] id = new byte[6];
        random.nextBytes(id);
        String written = HexFormat.of().formatHex(id);
        request.setAttribute(NAME, written);
        response.setHeader("X-Request-Id", written);
        try (var _ = MDC.putCloseable(NAME, written)) {
            chain.doFilter(request, response);
        }
    }
}
