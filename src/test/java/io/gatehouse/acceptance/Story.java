package io.gatehouse.acceptance;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.gatehouse.account.Accounts;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.cloud.Intruder;
import io.gatehouse.network.NetworkKeys;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Peer;
import io.gatehouse.topology.PortRange;
import io.gatehouse.topology.SecurityGroupRule;
import io.gatehouse.topology.Traffic;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// A panel with something on every page of it, made through the API or on the pages themselves, and the browser that
/// looks at them. What was made has a name here, by which addresses refer to it: `/networks/{payments}`.
final class Story implements AutoCloseable {

    static final String PERSON = "ada";
    static final String PASSWORD = "correct horse battery";

    /// As long as a name may be, and without a place to break it.
    static final String LONG_NAME = "payments-and-settlements_for-all-of-northern-europe-2026.q3";

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final RunningPanel panel;
    private final Tab tab;
    private final Map<String, String> made = new HashMap<>();
    private PanelApi api;

    Story(RunningPanel panel) {
        this.panel = panel;
        tab = Tab.open(panel, true);
    }

    Tab tab() {
        return tab;
    }

    PanelApi api() {
        return api;
    }

    RunningPanel panel() {
        return panel;
    }

    /// The address with what was made put in.
    String address(String path) {
        return PLACE.matcher(path)
                .replaceAll(place -> {
                    String name = place.group(1);
                    if (!made.containsKey(name)) {
                        throw new AssertionError("nothing made is called " + name);
                    }
                    return made.get(name);
                });
    }

    void note(String name, Object id) {
        made.put(name, String.valueOf(id));
    }

    void open(View view) {
        tab.go(address(view.path()));
        view.staging().accept(this);
    }

    void setUp(String code) {
        tab.go("/set-up");
        tab.fill("One-time code", code);
        tab.fill("User name", PERSON);
        tab.fill("Password", PASSWORD);
        tab.fill("The same password again", PASSWORD);
        tab.press("Set up and sign in");
        tab.page().waitForURL("**/networks/new");
        api = PanelApi.signIn(panel.base(), PERSON, PASSWORD);
        signOut();
    }

    void signIn() {
        signIn(PERSON);
    }

    /// Begins on a panel that was set up without a page.
    void beginAs(String person) {
        api = PanelApi.signIn(panel.base(), person, PASSWORD);
        signIn(person);
    }

    private void signIn(String person) {
        tab.go("/sign-in");
        tab.fill("User name", person);
        tab.fill("Password", PASSWORD);
        tab.press("Sign in");
        tab.page().waitForURL(Pattern.compile("/(networks|kept-forms)$"));
    }

    void signOut() {
        tab.page().locator(".menu summary").click();
        tab.press("Sign out");
        tab.page().waitForURL("**/sign-in?*");
    }

    /// Loses the session, as if it had timed out: the cookie stays, and means nothing any more.
    void loseSession() {
        BrowserContext profile = tab.page().context();
        List<Cookie> cookies = profile.cookies();
        cookies.forEach(cookie -> cookie.value = "MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw");
        profile.addCookies(cookies);
    }

    /// Sends the form that has this button, past what the browser itself would check.
    void submit(String button) {
        tab.page().evaluate("() => document.querySelectorAll('form').forEach(one => { one.noValidate = true; })");
        tab.press(button);
        tab.page().waitForLoadState();
    }

    /// Makes a network in the sandbox, on the wizard's defaults.
    void network(String name, String title, String cidr) {
        Map<String, ?> body = Map.of("accountId", "1", "name", title, "cidr", cidr, "reason", "First layout");
        note(name, api.post("/api/v1/networks", body).expect(201).body().path("id").asString());
    }

    /// Saves another layout of a network.
    void revise(String name, Map<String, ?> changes) {
        api.put(address("/api/v1/networks/{" + name + "}"), changes).expect(200);
    }

    long plan(String name) {
        return api.plan(address("{" + name + "}")).path("id").asLong();
    }

    /// Plans and approves, without waiting for the end.
    long run(String name) {
        Map<String, ?> approval = Map.of("planId", plan(name), "reason", "As agreed on Monday");
        JsonNode run = api.post(address("/api/v1/networks/{" + name + "}/runs"), approval).expect(202).body();
        return run.path("id").asLong();
    }

    /// Somebody opens a port of the NAT instances, behind the panel's back.
    ///
    /// @return the rule's key, as it stands in an address
    String opened(String network, int port) {
        NetworkId id = NetworkId.parse(address("{" + network + "}")).orElseThrow();
        var rule =
                SecurityGroupRule.of(
                        new NetworkKeys(id).managementGroup(),
                        SecurityGroupRule.Direction.IN,
                        new Traffic.Tcp(PortRange.of(port)),
                        new Peer.Block(Cidr.parse("203.0.113.0/24")));
        Clouds clouds = panel.bean("clouds", Clouds.class);
        Accounts accounts = panel.bean("accounts", Accounts.class);
        new Intruder(clouds.connect(accounts.connection(1)), id).adds(rule);
        return URLEncoder.encode(rule.key().text(), StandardCharsets.UTF_8);
    }

    void await(long run) {
        try {
            api.await(run);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Page page() {
        return tab.page();
    }

    @Override
    public void close() {
        tab.close();
    }
}
