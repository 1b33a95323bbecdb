package io.gatehouse.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.util.HtmlUtils;

/// A browser without script: keeps its cookies, and sends the forgery token of the last page it saw.
public final class Visitor {

    /// The password of the administrator `admin` in tests.
    public static final String PASSWORD = "correct horse battery";

    private static final Pattern FORGERY_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final MockMvc panel;
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();
    private String forgeryToken = "";

    public Visitor(MockMvc panel) {
        this.panel = panel;
    }

    /// A visitor who is signed in as `admin`.
    public static Visitor signedIn(MockMvc panel) {
        var visitor = new Visitor(panel);
        visitor.signIn();
        return visitor;
    }

    /// Signs in as `admin`, and follows to wherever that leads.
    public Page signIn() {
        open("/sign-in");
        var answer = submit("/sign-in", "username", "admin", "password", PASSWORD);
        assertThat(answer.status()).isEqualTo(303);
        return follow(answer);
    }

    /// Opens a page.
    public Page open(String path) {
        return open(path, Map.of());
    }

    /// Opens a page with more headers.
    public Page open(String path, Map<String, String> headers) {
        return send(get(URI.create(path)), headers);
    }

    /// Sends a form as the last page would.
    ///
    /// @param fields names and values in turn
    public Page submit(String path, String... fields) {
        return send(form(path, fields).param("_csrf", forgeryToken), Map.of("Sec-Fetch-Site", "same-origin"));
    }

    /// Sends a form as a page of another site would.
    public Page forge(String path, String... fields) {
        return send(form(path, fields), Map.of("Sec-Fetch-Site", "cross-site"));
    }

    /// Goes where a redirect leads.
    public Page follow(Page page) {
        assertThat(page.status()).isBetween(300, 399);
        return open(page.location().replaceFirst("^https?://[^/]+", ""));
    }

    /// Loses the session, as if it had timed out: the cookie stays, and means nothing any more.
    public void loseSession() {
        cookies.computeIfPresent(
                "gatehouse", (name, cookie) -> new Cookie(name, "MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw"));
    }

    /// The same browser once more: it shares the cookies as they are now, and has its own page.
    public Visitor anotherTab() {
        var tab = new Visitor(panel);
        tab.cookies.putAll(cookies);
        return tab;
    }

    /// The value of a cookie; empty when there is none.
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name)).map(Cookie::getValue);
    }

    private static MockHttpServletRequestBuilder form(String path, String... fields) {
        var request =
                post(URI.create(path)).contentType(MediaType.APPLICATION_FORM_URLENCODED).accept(MediaType.TEXT_HTML);
        for (var i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return request;
    }

    private Page send(MockHttpServletRequestBuilder request, Map<String, String> headers) {
        request.header(HttpHeaders.ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8");
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.cookie(cookies.values().toArray(Cookie[]::new));
        }
        try {
            var response = panel.perform(request).andReturn().getResponse();
            for (var cookie : response.getCookies()) {
                cookies.put(cookie.getName(), cookie);
            }
            var page = new Page(response);
            forgeryToken = page.find(FORGERY_TOKEN).orElse(forgeryToken);
            return page;
        } catch (Exception e) {
            throw new IllegalStateException("the panel failed", e);
        }
    }

    /// What the panel answered.
    public static final class Page {

        private final MockHttpServletResponse response;

        private Page(MockHttpServletResponse response) {
            this.response = response;
        }

        public int status() {
            return response.getStatus();
        }

        /// A header; empty when there is none.
        public String header(String name) {
            var value = response.getHeader(name);
            return value == null ? "" : value;
        }

        /// Where a redirect leads; empty when it is none.
        public String location() {
            return header(HttpHeaders.LOCATION);
        }

        /// The HTML.
        public String html() {
            return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        }

        /// The HTML without its tags, every blank one space.
        public String text() {
            return HtmlUtils.htmlUnescape(html().replaceAll("<[^>]*>", " ")).replaceAll("\\s+", " ").strip();
        }

        /// The first group of the first match in the HTML.
        public Optional<String> find(Pattern pattern) {
            var match = pattern.matcher(html());
            return match.find() ? Optional.of(HtmlUtils.htmlUnescape(match.group(1))) : Optional.empty();
        }
    }
}
