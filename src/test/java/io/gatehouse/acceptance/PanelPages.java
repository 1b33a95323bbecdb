package io.gatehouse.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The panel's pages, as somebody sees them who has signed in.
final class PanelPages implements AutoCloseable {

    private static final Pattern FORGERY_TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private PanelPages() {}

    /// Signs in by the form.
    static PanelPages signIn(URI panel, String name, String password) throws IOException, InterruptedException {
        var pages = new PanelPages();
        String form = pages.get(panel.resolve("/sign-in")).body();
        var token = FORGERY_TOKEN.matcher(form);
        assertThat(token.find()).as(form).isTrue();
        String fields =
                "username=%s&password=%s&_csrf=%s".formatted(encoded(name), encoded(password), encoded(token.group(1)));
        var request =
                HttpRequest.newBuilder(panel.resolve("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(fields))
                        .build();
        assertThat(pages.browser.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(303);
        return pages;
    }

    HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(address).header("Accept", "text/html").build(), BodyHandlers.ofString());
    }

    /// Begins to listen to server-sent events, and goes on until the panel ends that.
    void listen(URI address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream").build();
        assertThat(browser.send(request, BodyHandlers.ofInputStream()).statusCode()).isEqualTo(200);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        browser.shutdownNow();
    }
}
