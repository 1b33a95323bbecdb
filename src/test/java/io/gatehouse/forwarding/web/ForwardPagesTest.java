package io.gatehouse.forwarding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gatehouse.account.Accounts;
import io.gatehouse.cloud.Clouds;
import io.gatehouse.cloud.Intruder;
import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.Forwards;
import io.gatehouse.forwarding.Trials;
import io.gatehouse.network.LayoutDraft;
import io.gatehouse.network.Networks;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.reconcile.ResourceView;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.reconcile.SyncState;
import io.gatehouse.testing.PanelTest;
import io.gatehouse.testing.Visitor;
import io.gatehouse.testing.Visitor.Page;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

@PanelTest
@TestPropertySource(
        properties = {
            "gatehouse.sandbox.latency=0ms",
            "gatehouse.sandbox.boot=0ms",
            "gatehouse.sandbox.elastic-ips=100",
            "gatehouse.reconcile.visible-within=0s"
        })
class ForwardPagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static int made;

    @Autowired private MockMvc mockMvc;
    @Autowired private Accounts accounts;
    @Autowired private Clouds clouds;
    @Autowired private Networks networks;
    @Autowired private Forwards forwards;
    @Autowired private Trials trials;
    @Autowired private Plans plans;
    @Autowired private Runs runs;
    @Autowired private NetworkStatus status;

    private Visitor visitor;
    private NetworkId id;
    private String path;

    @BeforeEach
    void aNetwork() {
        made++;
        var draft =
                new LayoutDraft(
                        "network-" + made, "10.%d.0.0/16".formatted(100 + made), null, null, null, null, null, null);
        id = networks.create(1, draft, "admin", "first");
        path = "/networks/%s/forwards".formatted(id);
        visitor = Visitor.signedIn(mockMvc);
    }

    @Test
    void anEmptyListSaysWhatAForwardIsAndHowToAddOne() {
        assertThat(visitor.open(path).text()).contains("No port forwards", "Add a forward");
    }

    @Test
    void aForwardIsReviewedWithTheExactChangesAndSaved() {
        visitor.open(path + "/new");
        Page review = send("/new", "review");
        assertThat(review.status()).isEqualTo(200);
        assertThat(review.text())
                .contains("Add “oracle”?", "in tcp/51532 from 203.0.113.0/28, nat-data", "Disturbs nothing")
                .contains(
                        "forwards_nat-a { tcp . 51532 : " + host(20) + " . 1532 }",
                        "forward_sources { 1 . 203.0.113.0/28 }");
        assertThat(book()).isEmpty();

        Page saved = send("/new", "save");
        assertThat(visitor.follow(saved).text()).contains("Nothing has changed in AWS yet", "oracle", "Pending");
        assertThat(book()).hasSize(1);
    }

    @Test
    void whatBreaksARuleIsSaidAtItsFieldAndNothingTypedIsLost() {
        visitor.open(path + "/new");
        Page again = send("/new", "review", "externalPort", "65536", "sources", "0.0.0.0/0", "closesAfter", "at");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.text())
                .contains("65536 is no port", "opens the forward to the whole internet", "This needs another look");
        assertThat(again.html()).contains("value=\"65536\"", "name=\"confirmAnywhere\"", "value=\"oracle\"");
    }

    @Test
    void anywhereTakesASecondAnswer() {
        visitor.open(path + "/new");
        assertThat(send("/new", "source:0.0.0.0/0", "sources", "").html()).contains("0.0.0.0/0", "confirmAnywhere");

        assertThat(send("/new", "review", "sources", "0.0.0.0/0", "confirmAnywhere", "true").status()).isEqualTo(200);
    }

    @Test
    void aLiveCheckAnswersWithTheErrorsOfWhatIsTypedAndTheChanges() {
        visitor.open(path + "/new");
        Page partly =
                visitor.submit(path + "/new/check", "externalPort", "0", "protocol", "TCP", "closesAfter", "never");
        assertThat(partly.html()).contains("hx-swap-oob", "0 is no port").doesNotContain("Give the forward a name");

        assertThat(visitor.submit(path + "/new/check", fields("check")).html())
                .contains("in tcp/51532 from 203.0.113.0/28", "Published on the address of nat-a");
    }

    @Test
    void whatWasReviewedIsAppliedAtOnceAndGoesBackUnlessItIsKept() {
        apply();
        visitor.open(path + "/new");
        Page applied = send("/new", "apply", "tryFor", "10");

        Page list = visitor.follow(applied);
        assertThat(list.text()).contains("being applied", "Keep this change?");
        await().atMost(PATIENCE).until(() -> sync() == SyncState.IN_SYNC);
        assertThat(visitor.open(path).text()).contains("Open");
        assertThat(trials.of(id)).isPresent();

        assertThat(visitor.follow(visitor.submit(path + "/keep")).text()).contains("Kept.");
        assertThat(trials.of(id)).isEmpty();
    }

    @Test
    void whatElseIsPendingIsShownBeforeAnythingIsApplied() {
        visitor.open(path + "/new");
        Page applied = send("/new", "apply");

        assertThat(applied.location()).contains("/plans/");
        assertThat(visitor.follow(applied).text()).contains("There is more to be done than this change alone");
    }

    @Test
    void closingSaysWhatItEndsAndOpeningIsTheWayBack() {
        add();
        Page question = visitor.open(path + "/f1/close");
        assertThat(question.text()).contains("Close “oracle”?", "Ends the open connections of “oracle”.");
        assertThat(question.text()).doesNotContain("null");
        visitor.submit(path + "/f1/close", "go", "save", "seen", revision());
        assertThat(book().getFirst().enabled()).isFalse();

        assertThat(visitor.open(path).text()).contains("Closed");
        visitor.open(path + "/f1/open");
        visitor.submit(path + "/f1/open", "go", "save", "seen", revision());
        assertThat(book().getFirst().enabled()).isTrue();
    }

    @Test
    void whoeverSwitchesWhatChangedMeanwhileIsTold() {
        add();
        visitor.open(path + "/f1/remove");
        Page late = visitor.submit(path + "/f1/remove", "go", "save", "seen", "1");

        assertThat(visitor.follow(late).text()).contains("was changed in revision 2", "Look at it first.");
        assertThat(book()).hasSize(1);
    }

    @Test
    void aForwardIsEditedClonedFoundAndRemoved() {
        add();
        assertThat(visitor.open(path + "/f1").html()).contains("value=\"51532\"", "203.0.113.0/28");
        send("/f1", "save", "comment", "night shift", "revision", revision());
        assertThat(book().getFirst().comment()).isEqualTo("night shift");

        assertThat(visitor.open(path + "/new?clone=f1").html()).contains("value=\"51532\"", "night shift");
        assertThat(visitor.open(path + "?q=night").text()).contains("oracle");
        assertThat(visitor.open(path + "?q=nobody").text()).contains("Nothing found");
        assertThat(visitor.open(path + "?sort=-port").status()).isEqualTo(200);

        visitor.open(path + "/f1/remove");
        visitor.submit(path + "/f1/remove", "go", "save", "seen", revision());
        assertThat(book()).isEmpty();
    }

    @Test
    void theTestNamesTheFirstLinkThatIsBroken() {
        apply();
        add();
        assertThat(visitor.open(path + "/f1/test").text()).contains("The forward: It is saved and not applied yet.");

        apply();
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(visitor.open(path + "/f1/test").text())
                                .contains("nat-a runs the newest bundle", "Nobody has tried it yet."));
        visitor.follow(visitor.submit(path + "/f1/test"));
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(visitor.open(path + "/f1/test").text())
                                .contains("The host: There are no private hosts in the sandbox"));

        deleteBehindOurBack(rule -> rule.label().startsWith("in tcp/51532"));
        assertThat(visitor.open(path + "/f1/test").text())
                .contains("The security group: A rule is missing: in tcp/51532 from 203.0.113.0/28, nat-data.");
    }

    /// Somebody deletes a resource, and the panel looks.
    private void deleteBehindOurBack(Predicate<ResourceView> which) {
        ResourceView victim = status.resources(id).stream().filter(which).findFirst().orElseThrow();
        new Intruder(clouds.connect(accounts.connection(1)), id).deletes(ResourceKey.parse(victim.key()).orElseThrow());
        plans.create(id, "admin");
    }

    @Test
    void aConcurrentEditLosesNothing() {
        add();
        visitor.open(path + "/f1");
        Page late = send("/f1", "save", "comment", "mine", "revision", "1");

        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text()).contains("was changed in revision 2", "What you typed is still here");
        assertThat(late.html()).contains("value=\"mine\"");
    }

    @Test
    void aListOfSourcesIsSharedByForwards() {
        visitor.open(path + "/lists");
        visitor.submit(path + "/lists", "name", "office", "sources", "203.0.113.0/28\n192.0.2.7");
        assertThat(visitor.open(path + "/lists").text()).contains("office", "192.0.2.7/32");
        assertThat(visitor.open(path + "/new").text()).contains("office");

        send("/new", "save", "sources", "office");
        Page refused = visitor.submit(path + "/lists/remove", "name", "office");
        assertThat(visitor.follow(refused).text()).contains("List office is used by “oracle”");
        assertThat(visitor.submit(path + "/lists", "name", "2x", "sources", "::/0").status()).isEqualTo(422);
    }

    @Test
    void theListLeavesAsCommaSeparatedValuesThatNoSpreadsheetRuns() {
        add("comment", "=cmd|' /C calc'!A0, \"x\"");

        Page csv = visitor.open(path + "/forwards.csv");
        assertThat(csv.html())
                .startsWith("id,name,state,protocol,public address")
                .contains(
                        "f1,oracle,Pending,TCP,,51532,"
                                + host(20)
                                + ",1532,203.0.113.0/28,nat-a,,admin,\"'=cmd|' /C calc'!A0, \"\"x\"\"\"");
    }

    @Test
    void theHistoryTellsOfForwardsAndTheWayBackTakesThemAlong() {
        add();
        assertThat(visitor.open("/networks/%s/history".formatted(id)).text())
                .contains("Port forward “oracle” added.", "Forward f1", "TCP 51532 to " + host(20) + ":1532");

        visitor.submit("/networks/%s/history/1/restore".formatted(id), "seen", "2");
        assertThat(book()).isEmpty();
    }

    private void add(String... more) {
        visitor.open(path + "/new");
        visitor.follow(send("/new", "save", more));
    }

    private Page send(String below, String go, String... more) {
        return visitor.submit(path + below, fields(go, more));
    }

    /// The form as filled in, with some fields filled in otherwise.
    private String[] fields(String go, String... more) {
        var fields = new java.util.LinkedHashMap<String, String>();
        fields.put("go", go);
        fields.put("sources", "203.0.113.0/28");
        fields.put("name", "oracle");
        fields.put("protocol", "TCP");
        fields.put("externalPort", "51532");
        fields.put("targetAddress", host(20));
        fields.put("targetPort", "1532");
        fields.put("publishedOn", "");
        fields.put("closesAfter", "never");
        fields.put("enabled", "true");
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields.entrySet().stream()
                .flatMap(one -> java.util.stream.Stream.of(one.getKey(), one.getValue()))
                .toArray(String[]::new);
    }

    private String host(int number) {
        return "10.%d.1.%d".formatted(100 + made, number);
    }

    private List<Forward> book() {
        return forwards.of(networks.find(id).orElseThrow()).forwards();
    }

    private String revision() {
        return Long.toString(book().getFirst().revision());
    }

    private SyncState sync() {
        return status.of(networks.find(id).orElseThrow()).sync();
    }

    private void apply() {
        long run = runs.start(plans.create(id, "admin").id(), "admin", "");
        await().atMost(PATIENCE).until(() -> runs.isOver(run));
        await().atMost(PATIENCE).until(() -> sync() == SyncState.IN_SYNC);
    }
}
