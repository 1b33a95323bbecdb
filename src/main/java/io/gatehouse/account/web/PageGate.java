package io.gatehouse.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/// Sends whoever is not signed in to the sign-in page. A form whose session is over has lost its forgery token too: it
/// is kept, and offered again once the person has signed in.
@Component
class PageGate implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String SIGN_IN = "/sign-in";
    private static final String SIGN_OUT = "/sign-out";

    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();
    private final KeptForms forms;

    PageGate(KeptForms forms) {
        this.forms = forms;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (PageRequests.isPartial(request)) {
            refusePart(response);
        } else {
            PageRequests.redirect(request, response, wasSignedIn(request) ? SIGN_IN + "?expired" : SIGN_IN);
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        if (failure instanceof CsrfException) {
            handleLostToken(request, response);
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    private void handleLostToken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var signedIn = trust.isAuthenticated(SecurityContextHolder.getContext().getAuthentication());
        var path = PageRequests.path(request);
        if (path.equals(SIGN_IN) || path.equals(SetUpPage.PATH)) {
            PageRequests.redirect(request, response, path + "?expired");
        } else if (path.equals(SIGN_OUT)) {
            PageRequests.redirect(request, response, signedIn ? ReturnTo.HOME : SIGN_IN);
        } else if (PageRequests.isPartial(request)) {
            refusePart(response);
        } else if (signedIn) {
            // The person has signed in again in another tab, or another site tries its luck.
            if (forms.keep(request)) {
                PageRequests.redirect(request, response, KeptFormsPage.PATH);
            } else {
                response.sendError(HttpStatus.FORBIDDEN.value());
            }
        } else {
            PageRequests.redirect(request, response, forms.keep(request) ? SIGN_IN + "?kept" : SIGN_IN + "?expired");
        }
    }

    /// Part of a page must not become the sign-in page. The form around it stays, and is kept when it is sent.
    private static void refusePart(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter()
                .write("You have been signed out. Sign in again in another tab, or send the form as it is.");
    }

    private static boolean wasSignedIn(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }
}
