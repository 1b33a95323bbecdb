package io.gatehouse.acceptance;

import static io.gatehouse.acceptance.View.page;
import static io.gatehouse.acceptance.View.state;

import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Every page of the panel, and the states of it that look different. A new page is one line here; [PagesIT] fails when
/// one is missing.
final class Views {

    /// Pages that look alike because something stands between: what happens before them.
    ///
    /// @param beginning what is done before the first of its views
    record Chapter(String name, Consumer<Story> beginning, List<View> views) {}

    private Views() {}

    static Stream<View> all() {
        return chapters("").stream().flatMap(chapter -> chapter.views().stream());
    }

    /// @param setUpCode the one-time code of the panel
    static List<Chapter> chapters(String setUpCode) {
        return List.of(
                new Chapter("before the set-up", story -> {}, beforeSetUp()),
                new Chapter("signed out", story -> story.setUp(setUpCode), signedOut()),
                new Chapter("signed in, and nothing there", Story::signIn, nothingThere()),
                new Chapter("settings", Views::findSettings, settings()),
                new Chapter("the wizard", Views::beginDraft, wizard()),
                new Chapter(
                        "a run that goes on",
                        Views::makeNetworks,
                        List.of(page("a run that goes on", "/networks/{long}/runs/{running}"))),
                new Chapter("networks", Views::finishNetworks, networks()),
                new Chapter("no forwards", story -> {}, ForwardViews.none()),
                new Chapter("forwards", ForwardViews::make, ForwardViews.all()),
                new Chapter("drift", Views::intrude, drift()),
                new Chapter("edits", Views::editNetworks, edits()),
                new Chapter("what does not work", story -> {}, failures()));
    }

    private static List<View> beforeSetUp() {
        return List.of(
                page("set-up", "/set-up"),
                state("set-up, refused", "/set-up", story -> story.submit("Set up and sign in")));
    }

    private static List<View> signedOut() {
        return List.of(
                page("sign-in", "/sign-in"),
                state(
                        "sign-in, refused",
                        "/sign-in",
                        story -> {
                            story.tab().fill("User name", "eve");
                            story.tab().fill("Password", "guessed");
                            story.tab().press("Sign in");
                            story.page().getByRole(AriaRole.ALERT).waitFor();
                        }));
    }

    private static List<View> nothingThere() {
        return List.of(
                page("no networks", "/networks"),
                page("new network", "/networks/new"),
                page("no form is waiting", "/kept-forms"),
                state("the account menu", "/networks", story -> story.page().locator(".menu summary").click()));
    }

    private static void findSettings(Story story) {
        story.note("sandbox", story.api().get("/api/v1/accounts").body().path(0).path("id").asString());
        story.note("token", story.api().get("/api/v1/tokens").body().path(0).path("id").asString());
    }

    private static List<View> settings() {
        return List.of(
                page("accounts", "/settings/accounts"),
                page("new account", "/settings/accounts/new"),
                state("new account, refused", "/settings/accounts/new", story -> story.submit("Check and save")),
                page("an account", "/settings/accounts/{sandbox}"),
                page("delete an account", "/settings/accounts/{sandbox}/delete"),
                page("permissions", "/settings/accounts/{sandbox}/permissions"),
                page("lost networks, none", "/settings/accounts/{sandbox}/found"),
                page("backup", "/settings/backup"),
                page("people", "/settings/people"),
                page("password", "/settings/people/password"),
                state("password, refused", "/settings/people/password", story -> story.submit("Change the password")),
                state("token, refused", "/settings/tokens", story -> story.submit("Make a token")),
                state(
                        "a new token",
                        "/settings/tokens",
                        story -> {
                            story.tab().fill("What it is for", "backup script");
                            story.tab().press("Make a token");
                            story.tab().heading("Your new token").waitFor();
                        }),
                page("tokens", "/settings/tokens"),
                state(
                        "revoking in a dialog",
                        "/settings/tokens",
                        story -> {
                            story.page().locator("a[data-confirm]").first().click();
                            story.page().locator("dialog[open] form").waitFor();
                        }),
                page("revoke a token", "/settings/tokens/{token}/revoke"),
                page("audit log", "/settings/audit"));
    }

    private static void beginDraft(Story story) {
        story.tab().go("/networks/new");
        story.tab().press("Begin");
        story.page().waitForURL("**/vpc");
        story.note("draft", story.tab().path().split("/")[3]);
    }

    private static List<View> wizard() {
        return List.of(
                page("wizard, VPC", "/networks/new/{draft}/vpc"),
                state(
                        "wizard, VPC, refused",
                        "/networks/new/{draft}/vpc",
                        story -> {
                            story.tab().fill("Name", "<b>payments</b>");
                            story.tab().fill("VPC CIDR", "10.0.0.1/16");
                            story.tab().fill("CIDR of private-a", "10.0.0.128/25");
                            story.submit("Next: NAT security group");
                        }),
                state(
                        "wizard, VPC, with a block to take instead",
                        "/networks/new/{draft}/vpc",
                        story -> {
                            story.tab().fill("Name", "payments");
                            story.tab().fill("VPC CIDR", "10.0.0.0/16");
                            story.submit("Next: NAT security group");
                            story.page().locator("button[value='use:subnets[1].cidr']").waitFor();
                        }),
                page("wizard, NAT security group", "/networks/new/{draft}/security-group"),
                state(
                        "wizard, NAT security group, refused",
                        "/networks/new/{draft}/security-group",
                        story -> {
                            story.tab().fill("Who may reach the NAT instances by SSH (optional)", "everywhere");
                            story.submit("Next: IAM role");
                        }),
                page("wizard, IAM role", "/networks/new/{draft}/role"),
                page("wizard, NAT instances", "/networks/new/{draft}/nat"),
                state(
                        "wizard, NAT instances, refused",
                        "/networks/new/{draft}/nat",
                        story -> {
                            story.tab().fill("Instance type", "t99.mega");
                            story.submit("Next: Route tables");
                        }),
                page("wizard, route tables", "/networks/new/{draft}/routes"),
                page("wizard, review, refused", "/networks/new/{draft}/review"),
                state("wizard, review", "/networks/new/{draft}/vpc", Views::mendDraft));
    }

    private static void mendDraft(Story story) {
        story.tab().fill("Name", "orders");
        story.tab().fill("VPC CIDR", "10.0.0.0/16");
        story.tab().fill("CIDR of private-a", "10.0.1.0/24");
        story.submit("Next: NAT security group");
        story.tab().fill("Who may reach the NAT instances by SSH (optional)", "");
        story.submit("Next: IAM role");
        story.tab().go(story.address("/networks/new/{draft}/nat"));
        story.tab().fill("Instance type", "t4g.nano");
        story.submit("Next: Route tables");
        story.submit("Next: Review");
        story.tab().heading("Review").waitFor();
    }

    private static void makeNetworks(Story story) {
        story.network("payments", "payments", "10.0.0.0/16");
        story.network("long", Story.LONG_NAME, "10.1.0.0/16");
        story.network("failing", "reports", "10.2.0.0/16");
        story.network("asked", "staging", "10.3.0.0/16");
        story.note("finished", story.run("payments"));
        story.note("running", story.run("long"));
    }

    private static void finishNetworks(Story story) {
        story.await(Long.parseLong(story.address("{finished}")));
        story.await(Long.parseLong(story.address("{running}")));
        // The account has Elastic IPs left for half a pair.
        story.note("failed", story.run("failing"));
        story.await(Long.parseLong(story.address("{failed}")));
        story.note("empty", story.plan("payments"));
        story.note("plan", story.plan("asked"));
        story.note("member", "nat-a");
        story.note("action", "drill");
    }

    private static List<View> networks() {
        return List.of(
                page("networks", "/networks"),
                page("no network found", "/networks?q=nothing+like+this"),
                page("a network", "/networks/{payments}"),
                page("a network with a long name", "/networks/{long}"),
                page("a network that failed", "/networks/{failing}"),
                page("a network that is only asked for", "/networks/{asked}"),
                page("a plan", "/networks/{asked}/plans/{plan}"),
                page("changes, no run yet", "/networks/{asked}/changes"),
                page("changes", "/networks/{payments}/changes"),
                page("a run that succeeded", "/networks/{payments}/runs/{finished}"),
                page("a run that failed", "/networks/{failing}/runs/{failed}"),
                page("NAT health", "/networks/{payments}/nat"),
                page("NAT health, nobody heard yet", "/networks/{asked}/nat"),
                page("a drill", "/networks/{payments}/nat/{member}/{action}"),
                page("replace a NAT instance", "/networks/{payments}/nat/{member}/replace"),
                state(
                        "asking the resolver, refused",
                        "/networks/{payments}/nat",
                        story -> {
                            story.tab().fill("Name to look up", "$(reboot)");
                            story.submit("Ask");
                        }),
                state(
                        "asking the resolver",
                        "/networks/{payments}/nat",
                        story -> {
                            story.tab().fill("Name to look up", "ip-10-0-1-20.eu-west-1.compute.internal");
                            story.tab().press("Ask");
                            story.page().getByText("has the address 10.0.1.20.").first().waitFor();
                        }),
                state(
                        "NAT health on one leg",
                        "/networks/{payments}/nat",
                        story -> {
                            story.tab().press("Cut the power of nat-a");
                            story.page().getByText("nat-b carries both zones.").waitFor();
                        }),
                page("a network on one leg", "/networks/{payments}"),
                state(
                        "NAT health, power is back",
                        "/networks/{payments}/nat",
                        story -> story.tab().press("Give nat-a its power back")),
                page("history of one revision", "/networks/{payments}/history"));
    }

    /// Somebody lets two more in by SSH and another port, behind the panel's back.
    private static void intrude(Story story) {
        story.note("ssh", story.opened("long", 22));
        story.note("other", story.opened("long", 8080));
    }

    private static List<View> drift() {
        return List.of(
                page("no drift", "/networks/{payments}/drift"),
                state("drift", "/networks/{long}/drift", story -> story.submit("Look at AWS")),
                page("accept drift", "/networks/{long}/drift/accept?resource={ssh}"),
                page("accept drift, impossible", "/networks/{long}/drift/accept?resource={other}"),
                page("ignore drift", "/networks/{long}/drift/ignore?resource={other}"),
                state(
                        "ignore drift, refused",
                        "/networks/{long}/drift/ignore?resource={other}",
                        story -> story.submit("Ignore")),
                state(
                        "drift, ignored",
                        "/networks/{long}/drift/ignore?resource={other}",
                        story -> {
                            story.tab().fill("Reason", "the auditors' scanner");
                            story.tab().press("Ignore");
                            story.page().waitForURL("**/drift");
                        }));
    }

    private static void editNetworks(Story story) {
        story.revise(
                "payments",
                Map.of("name", "payments", "sshSources", List.of("203.0.113.0/28"), "reason", "SSH from the office"));
        story.note("first", 1);
        story.note("stale", story.plan("payments"));
        story.revise("payments", Map.of("egress", "WEB", "reason", "Web only"));
        story.note("edit", story.plan("payments"));
    }

    private static List<View> edits() {
        return List.of(
                page("a plan with nothing to do", "/networks/{payments}/plans/{empty}"),
                page("a plan of an edit", "/networks/{payments}/plans/{edit}"),
                page("a network with pending changes", "/networks/{payments}"),
                page("history", "/networks/{payments}/history"),
                page("going back", "/networks/{payments}/history/{first}/restore"),
                state(
                        "going back in a dialog",
                        "/networks/{payments}/history",
                        story -> {
                            story.page().locator("a[data-confirm][href$='/history/1/restore']").click();
                            story.page().locator("dialog[open] form table").waitFor();
                        }),
                page("discard", "/networks/{payments}/discard"),
                state(
                        "a stale plan",
                        "/networks/{payments}/plans/{stale}",
                        story -> {
                            story.tab().press("Approve and apply");
                            story.page().getByRole(AriaRole.ALERT).waitFor();
                        }),
                state(
                        "a plan that replaces a NAT instance",
                        "/networks/{long}/nat/{member}/replace",
                        story -> {
                            story.tab().press("Replace instance…");
                            story.page().waitForURL("**/plans/*");
                        }),
                page("delete a network", "/networks/{failing}/delete"),
                state(
                        "a plan that deletes",
                        "/networks/{failing}/delete",
                        story -> {
                            story.tab().press("Delete…");
                            story.page().waitForURL("**/plans/*");
                        }),
                page("a network that is being deleted", "/networks/{failing}"));
    }

    private static List<View> failures() {
        return List.of(
                page("not found", "/nothing/here"),
                page("no such network", "/networks/n4711"),
                page("wrong method", "/networks/{payments}/plans"),
                page("a page that fails", RunningPanel.BROKEN),
                state(
                        "a form that was kept",
                        "/settings/accounts/new",
                        story -> {
                            story.tab().fill("Name", "Kept <Play>");
                            story.loseSession();
                            story.submit("Check and save");
                            story.signIn();
                            story.tab().heading("Your form was kept").waitFor();
                        }));
    }
}
