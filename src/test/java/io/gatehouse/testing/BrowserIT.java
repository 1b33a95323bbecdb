package io.gatehouse.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RequiresCapability(Capability.BROWSER)
@RunsBesideOthers // as all that use the browser do, so that they never use it at the same time
class BrowserIT {

    private static final byte[] PAGE =
            """
            <!doctype html>
            <html lang="en">
            <title>A page</title>
            <main><h1>Before</h1><button onclick="document.querySelector('h1').textContent = 'After'">Go</button></main>
            """
                    .getBytes(StandardCharsets.UTF_8);

    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                    exchange.sendResponseHeaders(200, PAGE.length);
                    try (var body = exchange.getResponseBody()) {
                        body.write(PAGE);
                    }
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aPageIsOpenedClickedAndCheckedForAccessibility() {
        try (var context = Browser.shared().newContext()) {
            var page = context.newPage();
            page.navigate("http://127.0.0.1:" + server.getAddress().getPort());

            page.click("button");

            assertThat(page.textContent("h1")).isEqualTo("After");
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }
}
