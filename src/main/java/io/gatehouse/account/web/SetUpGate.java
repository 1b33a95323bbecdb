package io.gatehouse.account.web;

import io.gatehouse.account.SetUp;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Leads every page to the set-up page, as long as nobody can sign in.
class SetUpGate extends OncePerRequestFilter {

    private final SetUp setUp;

    SetUpGate(SetUp setUp) {
        this.setUp = setUp;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = PageRequests.path(request);
        return path.equals(SetUpPage.PATH) || path.startsWith("/assets/") || path.equals("/error");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (setUp.needed()) {
            PageRequests.redirect(request, response, SetUpPage.PATH);
        } else {
            chain.doFilter(request, response);
        }
    }
}
