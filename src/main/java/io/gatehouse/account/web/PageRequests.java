package io.gatehouse.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/// Questions about a request of a browser.
final class PageRequests {

    private PageRequests() {}

    /// The path without the context path.
    static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }

    /// Whether htmx asks for a part of a page, such as a live check, and would put whatever comes back into it.
    static boolean isPartial(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request")) && !"true".equals(request.getHeader("HX-Boosted"));
    }

    /// Whether a page of the panel itself made the browser send this, and no other site did.
    static boolean isFromOwnPage(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        return sameHost(request, origin == null ? request.getHeader(HttpHeaders.REFERER) : origin);
    }

    /// Sends the browser to another page with a GET, whatever the method was.
    static void redirect(HttpServletRequest request, HttpServletResponse response, String path) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + path);
    }

    private static boolean sameHost(HttpServletRequest request, @Nullable String address) {
        try {
            return address != null
                    && URI.create(address).getAuthority() instanceof String authority
                    && authority.equalsIgnoreCase(request.getHeader(HttpHeaders.HOST));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
