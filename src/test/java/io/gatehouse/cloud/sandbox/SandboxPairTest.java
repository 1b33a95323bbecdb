package io.gatehouse.cloud.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.MemberChannel;
import io.gatehouse.cloud.MemberChannel.Report;
import io.gatehouse.cloud.PlanExecutor;
import io.gatehouse.cloud.SampleNetwork;
import io.gatehouse.planning.Plan;
import io.gatehouse.planning.Planner;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SandboxPairTest {

    private static final NetworkId NETWORK = new NetworkId(7);
    private static final JsonMapper JSON = new JsonMapper();

    private final SandboxFixture fixture = new SandboxFixture();
    private final MemberChannel channel = fixture.cloud().channel();
    private final SampleNetwork sample =
            SampleNetwork.pair(NETWORK, fixture.cloud().catalog().zones(), fixture.imageId());

    @BeforeEach
    void makeThePair() {
        reach(sample.resources());
        fixture.letPass(Duration.ofSeconds(40));
        messages();
    }

    @Test
    void eachMemberReportsEveryTenSecondsWhatItCarriesAndRuns() {
        fixture.letPass(Duration.ofSeconds(10));

        List<JsonNode> beats = ofKind("heartbeat", messages());

        assertThat(beats).hasSize(2);
        assertThat(beats)
                .extracting(beat -> beat.path("member").asString())
                .containsExactlyInAnyOrder("nat-a", "nat-b");
        assertThat(beats)
                .allSatisfy(beat -> {
                    assertThat(beat.path("v").asInt()).isEqualTo(1);
                    assertThat(beat.path("network").asString()).isEqualTo("n7");
                    assertThat(beat.path("carries").get(0).asString()).isEqualTo(beat.path("member").asString());
                    assertThat(beat.path("bundle").path("applied").asString()).matches("[0-9a-f]{64}");
                });
        assertThat(ofKind("heartbeat", messages())).isEmpty();
    }

    @Test
    void aMemberThatLosesItsPowerIsReplacedAndThatIsNoDriftOfRoutesAndAddresses() {
        cut("nat-a");

        assertThat(fixture.cloud().simulation().orElseThrow().powered(NETWORK)).containsExactly("nat-b");
        assertThat(events(messages())).containsExactly("nat-b TAKEOVER_BEGUN nat-a", "nat-b TAKEOVER_DONE nat-a");
        assertThat(plan().steps()).extracting(step -> step.key().text()).containsExactly("n7/instance/nat-a");

        fixture.cloud().simulation().orElseThrow().restorePower(NETWORK, "nat-a");
        fixture.letPass(Duration.ofSeconds(6));
        assertThat(fixture.cloud().simulation().orElseThrow().powered(NETWORK))
                .containsExactlyInAnyOrder("nat-a", "nat-b");
        assertThat(events(messages())).containsExactly("nat-a STARTED", "nat-a BUNDLE_APPLIED");
        assertThat(plan().isEmpty()).isTrue();

        fixture.letPass(Duration.ofSeconds(31));
        assertThat(events(messages())).containsExactly("nat-a FAILBACK_BEGUN nat-a", "nat-a FAILBACK_DONE nat-a");
        assertThat(plan().isEmpty()).isTrue();
    }

    @Test
    void aPairCanBeDestroyedWhileOneMemberCarriesBoth() {
        cut("nat-b");
        assertThat(events(messages())).contains("nat-a TAKEOVER_DONE nat-b");

        reach(List.of());

        assertThat(fixture.cloud().inventory().observe().around(NETWORK)).isEmpty();
    }

    @Test
    void whatThePairMovedStaysWhenThePlanChangesSomethingElse() {
        cut("nat-a");
        messages();
        var changed = sample.withBundleOf("nat-b", "another");

        Plan plan = Planner.plan(NETWORK, 2, changed.resources(), fixture.cloud().inventory().observe(), Set.of());

        assertThat(plan.steps())
                .extracting(step -> step.key().text())
                .containsExactlyInAnyOrder("n7/instance/nat-a", "n7/stored-object/bundles/n7/nat-b.tar.gz");
    }

    @Test
    void aDrillGoesAwayAndComesBack() {
        command("c1", "DRILL");

        List<JsonNode> all = messages();
        assertThat(events(all))
                .containsExactly("nat-a RESIGNED nat-a", "nat-b TAKEOVER_BEGUN nat-a", "nat-b TAKEOVER_DONE nat-a");
        assertThat(ofKind("answer", all))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.path("command").asString()).isEqualTo("c1");
                    assertThat(answer.path("ok").asBoolean()).isTrue();
                });
        fixture.letPass(Duration.ofSeconds(31));
        assertThat(events(messages())).contains("nat-a FAILBACK_DONE nat-a");
    }

    @Test
    void whatIsHandedOverStaysUntilItIsTakenBack() {
        command("c1", "HAND_OVER");
        messages();
        fixture.letPass(Duration.ofMinutes(5));
        assertThat(events(messages())).isEmpty();

        command("c2", "TAKE_BACK");
        assertThat(events(messages())).contains("nat-a FAILBACK_DONE nat-a");
    }

    @Test
    void aMemberInMaintenanceCarriesNothingAndTakesNothingOver() {
        command("c1", "MAINTENANCE_ON");
        assertThat(events(messages())).contains("nat-a UNFIT", "nat-b TAKEOVER_DONE nat-a");
        cut("nat-b");
        assertThat(events(messages())).isEmpty();

        command("c2", "MAINTENANCE_OFF");
        assertThat(events(messages())).contains("nat-a FIT", "nat-a TAKEOVER_DONE nat-b");
    }

    @Test
    void aCommandIsCarriedOutOnceAndAnExpiredOneNever() {
        command("c1", "DRILL");
        messages();
        fixture.letPass(Duration.ofSeconds(10));
        assertThat(ofKind("answer", messages())).isEmpty();

        channel.put(NETWORK, "nat-a", "{\"id\":\"c2\",\"kind\":\"DRILL\",\"expiresAt\":\"2000-01-01T00:00:00Z\"}");
        assertThat(ofKind("answer", messages()))
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.path("ok").asBoolean()).isFalse();
                    assertThat(answer.path("text").asString()).contains("too late");
                });
    }

    @Test
    void everyReportSaysWhichInstanceSentIt() {
        var ids = new HashMap<String, AwsId>();
        fixture.cloud().inventory().observe().in(NETWORK).stream()
                .filter(one -> one.key().kind() == ResourceKind.INSTANCE)
                .forEach(one -> ids.put(one.key().slot(), one.id()));

        fixture.letPass(Duration.ofSeconds(10));

        List<Report> reports = channel.receive(Duration.ZERO);

        assertThat(ids).containsOnlyKeys("nat-a", "nat-b");
        assertThat(reports)
                .isNotEmpty()
                .allSatisfy(report -> {
                    String member = JSON.readTree(report.body()).path("member").asString();
                    assertThat(report.sender()).isEqualTo(ids.get(member));
                });
    }

    private void cut(String member) {
        fixture.cloud().simulation().orElseThrow().cutPower(NETWORK, member);
        fixture.letPass(Duration.ofSeconds(1));
    }

    private void command(String id, String kind) {
        Instant expires = fixture.inside(world -> world.now().plusSeconds(60));
        channel.put(
                NETWORK, "nat-a", "{\"id\":\"%s\",\"kind\":\"%s\",\"expiresAt\":\"%s\"}".formatted(id, kind, expires));
    }

    private Plan plan() {
        return Planner.plan(NETWORK, 1, sample.resources(), fixture.cloud().inventory().observe(), Set.of());
    }

    private void reach(Collection<Resource> wanted) {
        var before = fixture.cloud().inventory().observe();
        new PlanExecutor(fixture, NETWORK, before).carryOut(Planner.plan(NETWORK, 1, wanted, before, Set.of()));
    }

    /// All that waits; it is taken away.
    private List<JsonNode> messages() {
        var all = new ArrayList<JsonNode>();
        for (List<Report> some = channel.receive(Duration.ZERO);
                !some.isEmpty();
                some = channel.receive(Duration.ZERO)) {
            some.forEach(report -> all.add(JSON.readTree(report.body())));
            channel.acknowledge(some);
        }
        return all;
    }

    private static List<JsonNode> ofKind(String kind, List<JsonNode> messages) {
        return messages.stream().filter(one -> one.path("kind").asString().equals(kind)).toList();
    }

    private static List<String> events(List<JsonNode> messages) {
        return ofKind("event", messages).stream()
                .map(one ->
                        "%s %s %s"
                                .formatted(
                                        one.path("member").asString(),
                                        one.path("event").asString(),
                                        one.path("identity").asString(""))
                                .strip())
                .toList();
    }
}
