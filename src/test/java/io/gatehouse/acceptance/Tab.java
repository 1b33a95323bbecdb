package io.gatehouse.acceptance;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.gatehouse.testing.Browser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A browser at the panel, used by what stands on the page: labels, buttons, links. It notes everything that the
/// browser complains about.
final class Tab implements AutoCloseable {

    /// What the browser says of an answer that is no 2xx, which the panel may well mean.
    private static final String STATUS = "Failed to load resource: the server responded with a status of";

    /// What is right never waits so long; a busy machine may.
    private static final int PATIENCE_MS = 30_000;

    private final RunningPanel panel;
    private final BrowserContext profile;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Tab(RunningPanel panel, BrowserContext profile) {
        this.panel = panel;
        this.profile = profile;
        page = profile.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        page.onConsoleMessage(this::note);
        page.onPageError(complaints::add);
    }

    /// Opens a browser that has never been at the panel.
    static Tab open(RunningPanel panel, boolean javaScript) {
        var options = new NewContextOptions().setJavaScriptEnabled(javaScript).setReducedMotion(ReducedMotion.REDUCE);
        return new Tab(panel, Browser.shared().newContext(options));
    }

    private void note(ConsoleMessage message) {
        boolean loud = message.type().equals("error") || message.type().equals("warning");
        if (loud && !message.text().startsWith(STATUS)) {
            complaints.add("%s (%s)".formatted(message.text(), message.location()));
        }
    }

    /// What the browser has complained about since this was asked last: script errors, refusals by the
    /// Content-Security-Policy, warnings.
    List<String> complaints() {
        var noted = List.copyOf(complaints);
        complaints.clear();
        return noted;
    }

    Page page() {
        return page;
    }

    void go(String path) {
        page.navigate(panel.at(path));
    }

    /// The present address without the host.
    String path() {
        return page.url().substring(panel.base().toString().length());
    }

    void fill(String label, String value) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(value);
    }

    /// Shows the page light or dark, as the menu does.
    void choose(String colourScheme) {
        page.evaluate("scheme => { document.documentElement.dataset.theme = scheme; }", colourScheme);
    }

    String typed(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).inputValue();
    }

    void press(String button) {
        button(button).click();
    }

    /// Presses a button with the pointer, and lets it go when an answer has come that was asked for meanwhile, because
    /// whoever does so leaves a field.
    void press(String button, String answered) {
        button(button).hover();
        page.waitForResponse(answer -> answer.url().endsWith(answered), () -> page.mouse().down()).finished();
        page.evaluate("() => new Promise(done => setTimeout(done, 100))"); // which the page has made use of by then
        page.mouse().up();
    }

    private Locator button(String name) {
        // The page's own is the last: above it may stand the one of the bar of pending changes.
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true)).last();
    }

    void press(Pattern button) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(button)).first().click();
    }

    void follow(String link) {
        link(link).click();
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(name).setExact(true)).first();
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(name).setExact(true));
    }

    /// Does something, and adds to its failure what the page said at that moment.
    void explaining(Runnable deed) {
        try {
            deed.run();
        } catch (AssertionError | PlaywrightException e) {
            e.addSuppressed(new AssertionError("%s said:%n%s".formatted(path(), page.innerText("body"))));
            throw e;
        }
    }

    @Override
    public void close() {
        profile.close();
    }
}
