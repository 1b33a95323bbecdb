package io.gatehouse.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;
import io.gatehouse.testing.RunsBesideOthers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// From an empty machine to a network and back, as a person does it who has never seen the panel.
@RequiresCapability(Capability.BROWSER)
@ExtendWith(OutputCaptureExtension.class)
@RunsBesideOthers
class FirstNetworkIT {

    private static final String PASSWORD = "correct horse battery";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @ParameterizedTest(name = "with JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void aFirstNetworkIsMadeLookedAtAndDestroyed(boolean javaScript, @TempDir Path home, CapturedOutput log) {
        try (var panel =
                        RunningPanel.start(
                                home,
                                "gatehouse.sandbox.latency=5ms",
                                "gatehouse.sandbox.boot=500ms",
                                "gatehouse.sandbox.shutdown=300ms");
                var tab = Tab.open(panel, javaScript)) {
            tab.explaining(() -> {
                setUp(tab, panel.setUpCode(log));
                signOutAndIn(tab);
                ask(tab, javaScript);
                apply(tab, "Approve and apply", javaScript);
                lookAt(tab);
                destroy(tab, javaScript);
            });
            assertThat(tab.complaints()).isEmpty();
        }
    }

    /// Whatever page one asks for first, it is the set-up page. A wrong code is refused, and what was typed stays.
    private static void setUp(Tab tab, String code) {
        tab.go("/");
        assertThat(tab.heading("Set up Gatehouse")).isVisible();
        tab.fill("One-time code", "AAAA-BBBB-CCCC");
        tab.fill("User name", "ada");
        tab.fill("Password", PASSWORD);
        tab.fill("The same password again", PASSWORD);
        tab.press("Set up and sign in");

        assertThat(tab.heading("This needs another look")).isVisible();
        assertThat(tab.typed("User name")).isEqualTo("ada");

        tab.fill("One-time code", code);
        tab.fill("Password", PASSWORD);
        tab.fill("The same password again", PASSWORD);
        tab.press("Set up and sign in");
        assertThat(tab.heading("New network")).isVisible();
    }

    private static void signOutAndIn(Tab tab) {
        tab.page().locator(".menu summary").click();
        tab.press("Sign out");
        assertThat(tab.heading("Sign in")).isVisible();
        tab.fill("User name", "ada");
        tab.fill("Password", PASSWORD);
        tab.press("Sign in");
        assertThat(tab.heading("Add your first network")).isVisible();
    }

    /// The six steps, with an error in the first, and a way back from the review.
    private static void ask(Tab tab, boolean javaScript) {
        tab.follow("Add a network");
        tab.press("Begin");
        overlap(tab, javaScript);
        tab.press(Pattern.compile("^Next"));
        assertThat(tab.heading("NAT security group")).isVisible();
        tab.fill("Who may reach the NAT instances by SSH (optional)", "203.0.113.0/28");
        tab.press(Pattern.compile("^Next"));
        assertThat(tab.heading("IAM role")).isVisible();
        tab.press(Pattern.compile("^Next"));
        assertThat(tab.heading("NAT instances")).isVisible();
        tab.press(Pattern.compile("^Next"));
        assertThat(tab.heading("Route tables")).isVisible();
        tab.press(Pattern.compile("^Next"));
        assertThat(tab.heading("Review")).isVisible();

        tab.follow("Change SSH to the NAT instances from");
        assertThat(tab.heading("NAT security group")).isVisible();
        tab.fill("Who may reach the NAT instances by SSH (optional)", "203.0.113.16/28");
        tab.press("Back to review");
        assertThat(tab.page().getByText("203.0.113.16/28", exactly())).isVisible();
        tab.fill("Reason (optional)", "The first one");
        tab.press("Create and see the plan");
        assertThat(tab.heading("Plan 1")).isVisible();
    }

    private static void overlap(Tab tab, boolean javaScript) {
        assertThat(tab.heading("VPC and subnets")).isVisible();
        tab.fill("Name", "payments");
        tab.fill("Name of subnet 2", "reports-a");
        if (javaScript) {
            // The picture follows what is typed.
            assertThat(tab.page().locator("svg.topology")).containsText("reports-a");
        }
        tab.fill("CIDR of private-a", "10.0.0.128/25");
        tab.press(Pattern.compile("^Next"));

        assertThat(tab.heading("This needs another look")).isVisible();
        assertThat(tab.typed("Name")).isEqualTo("payments");
        assertThat(tab.typed("CIDR of reports-a")).isEqualTo("10.0.0.128/25");
        tab.fill("CIDR of reports-a", "10.0.1.0/24");
    }

    /// Approves the plan on the page, and follows its run to the end.
    private static void apply(Tab tab, String approve, boolean javaScript) {
        tab.fill("Reason (optional)", "Approved in a test");
        tab.press(approve);
        assertThat(tab.heading(runOf(tab))).isVisible();
        if (javaScript) {
            followLive(tab);
        } else {
            followByAsking(tab);
        }
    }

    private static String runOf(Tab tab) {
        tab.page().waitForURL(Pattern.compile("/runs/\\d+$"));
        return "Run " + tab.path().replaceFirst(".*/", "");
    }

    /// The page is never loaded again: what is set on its window stays.
    private static void followLive(Tab tab) {
        tab.page().evaluate("() => { window.stillHere = true }");
        assertThat(state(tab)).hasText("Succeeded", atMost(PATIENCE));
        assertThat(tab.page().evaluate("() => window.stillHere")).isEqualTo(true);
    }

    private static void followByAsking(Tab tab) {
        var end = Instant.now().plus(PATIENCE);
        while (!state(tab).innerText().equals("Succeeded") && Instant.now().isBefore(end)) {
            tab.page().reload();
        }
        assertThat(state(tab)).hasText("Succeeded");
    }

    private static Locator state(Tab tab) {
        return tab.page().locator("#progress .panel-head .badge").first();
    }

    private static LocatorAssertions.HasTextOptions atMost(Duration time) {
        return new LocatorAssertions.HasTextOptions().setTimeout(time.toMillis());
    }

    private static void lookAt(Tab tab) {
        tab.follow("To the network");
        assertThat(tab.heading("payments")).isVisible();
        assertThat(tab.page().locator(".top .badge")).hasText("In sync");
        assertThat(tab.page().locator("svg.topology")).containsText("reports-a");
        assertThat(tab.page().getByRole(AriaRole.TABLE)).containsText("reports-a");
        tab.follow("History");
        assertThat(tab.page().getByText("The first one", exactly())).isVisible();
        tab.follow("Overview");
    }

    private static Page.GetByTextOptions exactly() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static void destroy(Tab tab, boolean javaScript) {
        tab.follow("Delete…");
        assertThat(tab.heading("Delete network “payments”?")).isVisible();
        tab.press("Delete…");
        assertThat(tab.heading("Plan 2")).isVisible();
        apply(tab, "Delete all of this", javaScript);
        tab.follow("To all networks");
        assertThat(tab.heading("Add your first network")).isVisible();
    }
}
