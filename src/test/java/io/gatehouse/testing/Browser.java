package io.gatehouse.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.PlaywrightException;
import io.gatehouse.testing.Availability.Available;
import io.gatehouse.testing.Availability.Missing;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.NestedExceptionUtils;

/**
 * The Chromium that is installed on this machine, driven by Playwright: one for all tests of a JVM. Like everything of
 * Playwright, it must not be used by two threads at the same time: tests that use it are {@link RunsBesideOthers}.
 *
 * <p>The environment variable {@code GATEHOUSE_CHROMIUM} names an executable that is not on the {@code PATH}.
 */
public final class Browser {

    private static final Duration START = Duration.ofMinutes(3);
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    /** No sandbox, since tests may run as root; and no traffic of the browser's own. */
    private static final List<String> ARGUMENTS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    /**
     * The browser.
     *
     * @throws IllegalStateException if none can be had; annotate the test with {@link RequiresCapability}
     */
    public static Browser shared() {
        return availability().orThrow();
    }

    static Availability<Browser> availability() {
        return Started.BROWSER;
    }

    /** Opens a profile of its own, with no cookies. The caller closes it. */
    public BrowserContext newContext() {
        return chromium.newContext();
    }

    /** Opens a profile of its own, as the options say. The caller closes it. */
    public BrowserContext newContext(com.microsoft.playwright.Browser.NewContextOptions options) {
        return chromium.newContext(options);
    }

    /// Ends the browser, for a program that is no test: its threads would keep the JVM.
    public void close() {
        playwright.close();
    }

    private static Availability<Browser> start() {
        var named = Stream.ofNullable(System.getenv("GATEHOUSE_CHROMIUM")).map(Path::of);
        var chromium = Stream.concat(named.filter(Files::isExecutable), onPath(NAMES)).findFirst();
        if (chromium.isEmpty()) {
            return new Missing<>("no Chromium or Chrome is on the PATH (package chromium)");
        }
        return onPath(List.of("node"))
                .findFirst()
                .map(node -> Availability.of(() -> launch(node, chromium.get())))
                .orElseGet(() -> new Missing<>("no Node.js is on the PATH, which Playwright runs in"));
    }

    private static Stream<Path> onPath(List<String> names) {
        var directories = Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1);
        return names.stream()
                .flatMap(name -> Stream.of(directories).map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable);
    }

    /**
     * Playwright's own Node.js is left out of the build. It would be unpacked by this JVM, and what a JVM has just
     * written cannot always be run: a program that another thread starts at that moment inherits the open file, and
     * Linux says "Text file busy" until that program has closed it.
     */
    private static Availability<Browser> launch(Path node, Path executable) {
        var options =
                new CreateOptions()
                        .setEnv(
                                Map.of(
                                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                                        "1",
                                        "PLAYWRIGHT_NODEJS_PATH",
                                        node.toString()));
        try {
            return launch(Playwright.create(options), executable);
        } catch (PlaywrightException e) {
            // Playwright's own message says less than its cause does.
            return new Missing<>(
                    "%s does not start: %s (%s)"
                            .formatted(executable, e.getMessage(), NestedExceptionUtils.getMostSpecificCause(e)));
        }
    }

    private static Availability<Browser> launch(Playwright playwright, Path executable) {
        var options =
                new LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(ARGUMENTS)
                        .setTimeout((double) START.toMillis());
        try {
            return new Available<>(new Browser(playwright, playwright.chromium().launch(options)));
        } catch (PlaywrightException e) {
            playwright.close();
            throw e;
        }
    }

    private static final class Started {
        static final Availability<Browser> BROWSER = start();
    }
}
