package io.gatehouse.network.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.testing.Visitor;
import io.gatehouse.testing.Visitor.Page;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.NetworkId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/// The wizard as a browser without script uses it, on the sandbox.
@PanelTest
@TestPropertySource(properties = "gatehouse.sandbox.latency=0ms")
class WizardPagesTest {

    @Autowired private MockMvc mockMvc;
    @Autowired private Networks networks;

    private Visitor visitor;
    private String draft;

    @BeforeEach
    void beginADraft() {
        visitor = Visitor.signedIn(mockMvc);
        assertThat(visitor.open("/networks/new").text()).contains("Sandbox");
        Page begun = visitor.submit("/networks/new", "accountId", "1");
        assertThat(begun.location()).endsWith("/vpc");
        draft = begun.location().replaceFirst("/vpc$", "");
        visitor.follow(begun);
    }

    @Test
    void sixStepsWithTheDefaultsLeadToAPlan() {
        String step = draft + "/vpc";
        Page page = visitor.submit(step, "go", "next", "name", "wizard-made");
        for (String next : new String[] {"security-group", "role", "nat", "routes", "review"}) {
            assertThat(page.location()).isEqualTo(draft + "/" + next);
            assertThat(visitor.follow(page).status()).isEqualTo(200);
            page =
                    visitor.submit(
                            draft + "/" + next, "go", next.equals("review") ? "create" : "next", "reason", "first");
        }
        assertThat(page.location()).contains("/plans/");
        assertThat(visitor.follow(page).text()).contains("VPC wizard-made");
        assertThat(networks.all()).extracting(Network::name).contains("wizard-made");
    }

    @Test
    void whoeverIsTooLateSeesBothVersionsAndLosesNothing() {
        var wanted =
                new LayoutDraft("contested", "10.78.0.0/16", null, null, null, null, null, null)
                        .orElse(LayoutDraft.defaults(List.of("eu-west-1a", "eu-west-1b")));
        NetworkId id = networks.create(1, wanted, "admin", "");
        Page begun = visitor.submit("/networks/" + id + "/edit");
        String edit = begun.location().replaceFirst("/vpc$", "");
        visitor.follow(begun);
        visitor.submit(edit + "/vpc", "go", "next", "name", "mine");
        var theirs = new LayoutDraft("theirs", null, null, null, null, "WEB", null, null);
        networks.revise(id, 1, theirs.orElse(wanted), "ines", "web only");

        Page late = visitor.submit(edit + "/review", "go", "create", "reason", "my reason");

        assertThat(late.status()).isEqualTo(422);
        assertThat(late.text())
                .contains("What ines saved as revision 2", "contested", "theirs", "HTTP and HTTPS")
                .contains("What your draft would change of that", "mine", "my reason");
        Page again = visitor.submit(edit + "/review", "go", "create", "reason", "my reason");
        assertThat(again.location()).contains("/plans/");
        assertThat(networks.find(id).orElseThrow().name()).isEqualTo("mine");
        assertThat(networks.revisions(id)).hasSize(3);
    }

    @Test
    void everyStepSaysWhatItDoesAndDrawsTheNetwork() {
        visitor.submit(draft + "/vpc", "go", "next", "name", "drawn");
        for (WizardStep step : WizardStep.values()) {
            Page page = visitor.open(draft + "/" + step.path());
            assertThat(page.text()).as(step.path()).contains(step.label(), step.lede());
            assertThat(page.html()).as(step.path()).contains("<svg class=\"topology\"");
        }
        assertThat(visitor.open(draft + "/review").text()).contains("a month");
    }

    @Test
    void anOverlapIsSaidAtItsFieldWithAWayOutAndNothingTypedIsLost() {
        Page page =
                visitor.submit(draft + "/vpc", "go", "next", "name", "overlapping", "subnets[2].cidr", "10.0.1.128/25");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("private-a");
        assertThat(page.html()).contains("value=\"10.0.1.128/25\"", "aria-invalid=\"true\"", "value=\"overlapping\"");
        assertThat(visitor.open(draft + "/vpc").html()).contains("value=\"10.0.1.128/25\"");
    }

    @Test
    void whatIsOfferedInsteadIsTakenByOneButton() {
        String[] typed = {
            "name", "second", "cidr", "10.93.0.0/16", "subnets[0].cidr", "10.93.0.0/24",
            "subnets[1].cidr", "10.93.0.128/25", "subnets[2].cidr", "10.93.2.0/24", "subnets[3].cidr", "10.93.3.0/24"
        };
        Page refused = visitor.submit(draft + "/vpc", with(typed, "go", "next"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("value=\"use:subnets[1].cidr\"");

        Page taken = visitor.submit(draft + "/vpc", with(typed, "go", "use:subnets[1].cidr"));
        assertThat(visitor.follow(taken).html()).contains("10.93.1.0/25").doesNotContain("10.93.0.128/25");
        assertThat(visitor.submit(draft + "/vpc", with(typed, "go", "use:name")).status()).isEqualTo(302);
    }

    private static String[] with(String[] typed, String... more) {
        return Stream.concat(Stream.of(typed), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void markupInANameIsRefusedAndShownAsText() {
        Page page = visitor.submit(draft + "/vpc", "go", "next", "name", "<script>alert(1)</script>");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html()).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
    }

    @Test
    void privateSubnetsAreAddedWithTheNextFreeBlockAndRemoved() {
        visitor.follow(visitor.submit(draft + "/vpc", "go", "add-b", "name", "more"));
        Page more = visitor.open(draft + "/vpc");
        assertThat(more.html()).contains("value=\"private-b-2\"", "value=\"10.0.4.0/24\"", "value=\"more\"");
        visitor.submit(draft + "/vpc", "go", "remove-4");
        assertThat(visitor.open(draft + "/vpc").html()).doesNotContain("private-b-2");
    }

    @Test
    void changeLinksComeStraightBackToTheReview() {
        visitor.submit(draft + "/vpc", "go", "next", "name", "returning");
        assertThat(visitor.open(draft + "/review").html()).contains("/vpc?return=review");
        Page page = visitor.submit(draft + "/vpc", "go", "next", "name", "returned", "return", "review");
        assertThat(page.location()).isEqualTo(draft + "/review");
        assertThat(visitor.follow(page).text()).contains("returned");
    }

    @Test
    void aDraftIsItsOwnersUntilItIsDiscarded() {
        assertThat(visitor.submit(draft + "/vpc", "go", "leave", "name", "left").location()).isEqualTo("/networks");
        assertThat(visitor.open("/networks/new").text()).contains("left");
        visitor.submit(draft + "/vpc", "go", "discard");
        assertThat(visitor.open(draft + "/vpc").status()).isEqualTo(404);
    }

    @Test
    void aLiveCheckDrawsWhatIsTypedAndSavesNothing() {
        Page picture = visitor.submit(draft + "/vpc/preview", "name", "typed", "subnets[1].cidr", "10.0.9.0/24");
        assertThat(picture.status()).isEqualTo(200);
        assertThat(picture.html()).contains("10.0.9.0/24").doesNotContain("<html");
        assertThat(visitor.open(draft + "/vpc").html()).doesNotContain("10.0.9.0/24");
    }

    @Test
    void anEditBeginsWithWhatIsThereAndBecomesARevision() {
        visitor.submit(draft + "/vpc", "go", "next", "name", "edited", "cidr", "10.77.0.0/16");
        Page plan = visitor.submit(draft + "/review", "go", "create");
        String network = plan.location().replaceFirst("/plans/.*", "");
        visitor.follow(plan);
        Page edit = visitor.submit(network + "/edit");
        assertThat(visitor.follow(edit).html()).contains("value=\"edited\"");
        String editing = edit.location().replaceFirst("/vpc$", "");
        visitor.submit(editing + "/vpc", "go", "next", "name", "edited twice");
        assertThat(visitor.submit(editing + "/review", "go", "create").location()).contains("/plans/");
        Network saved =
                networks.all().stream().filter(one -> one.name().equals("edited twice")).findFirst().orElseThrow();
        assertThat(saved.revision()).isEqualTo(2);
        assertThat(saved.layout().cidr()).isEqualTo(Cidr.parse("10.77.0.0/16"));
    }
}
