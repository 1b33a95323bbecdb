package io.gatehouse.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/// Where a person goes after signing in: to the form that was kept, else to the page they asked for, else home.
@Component
class ReturnTo {

    static final String HOME = "/networks";

    private final HttpSessionRequestCache cache = new HttpSessionRequestCache();
    private final KeptForms forms;

    /// The cache takes null for "no extra parameter in the address", and says so only in its documentation.
    @SuppressWarnings("NullAway")
    ReturnTo(KeptForms forms) {
        this.forms = forms;
        cache.setRequestMatcher(ReturnTo::isPage);
        cache.setMatchingRequestParameterName(null);
    }

    RequestCache cache() {
        return cache;
    }

    /// The address to go to now, without scheme and host: a proxy in front of the panel may know others.
    String address(HttpServletRequest request, HttpServletResponse response) {
        if (!forms.of(request).isEmpty()) {
            return request.getContextPath() + KeptFormsPage.PATH;
        }
        SavedRequest asked = cache.getRequest(request, response);
        cache.removeRequest(request, response);
        return asked == null ? request.getContextPath() + HOME : withoutHost(URI.create(asked.getRedirectUrl()));
    }

    private static String withoutHost(URI asked) {
        return asked.getRawPath() + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery());
    }

    private static boolean isPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET")
                && !PageRequests.isPartial(request)
                && accept != null
                && accept.contains(MediaType.TEXT_HTML_VALUE);
    }
}
