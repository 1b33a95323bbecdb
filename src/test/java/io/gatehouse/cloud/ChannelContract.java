package io.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.MemberChannel.Report;
import io.gatehouse.planning.Plan;
import io.gatehouse.planning.Planner;
import io.gatehouse.planning.Step;
import io.gatehouse.planning.Step.Verb;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Queue;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What networks of a region share to talk with their NAT instances, and talking with them.
public abstract class ChannelContract extends CloudContract {

    private SampleNetwork channel;

    @BeforeEach
    void keepTheChannelAlone() {
        channel = only(sample);
    }

    private static SampleNetwork only(SampleNetwork network) {
        return network.only(ResourceKind.BUCKET, ResourceKind.QUEUE, ResourceKind.STORED_OBJECT);
    }

    @Test
    void whatNetworksShareIsMadeWithTheFirstAndGoesWithTheLast() {
        reach(channel);
        var other = another();
        Plan second = plan(other, Set.of());
        assertThat(verbs(second).keySet())
                .extracting(ResourceKey::kind)
                .containsOnly(ResourceKind.STORED_OBJECT)
                .hasSize(2);
        carryOut(other, second);

        Plan farewell = reach(List.of());
        assertThat(verbs(farewell).keySet()).extracting(ResourceKey::kind).containsOnly(ResourceKind.STORED_OBJECT);
        assertThat(observe().around(other.id())).hasSize(4);

        Plan last = Planner.plan(other.id(), 1, List.of(), observe(), Set.of());
        assertThat(verbs(last)).hasSize(4).containsValue(Verb.DELETE);
        carryOut(other, last);
        assertThat(observe().around(other.id())).isEmpty();
    }

    @Test
    void whatOthersWantIsNoneOfANetworksBusiness() {
        reach(only(sample).only(ResourceKind.BUCKET, ResourceKind.QUEUE));
        RegionSnapshot seen = observe();
        Set<ResourceKey> shared = new HashSet<>();
        seen.in(seen.shared()).forEach(one -> shared.add(one.key()));

        assertThat(Planner.plan(another().id(), 1, List.of(), seen, Set.of(), shared).isEmpty()).isTrue();
        assertThat(Planner.plan(another().id(), 1, List.of(), seen, Set.of()).steps()).hasSize(2);
    }

    @Test
    void anApprovalHoldsWhenAnotherNetworkHasMadeMeanwhileWhatTheyShare() {
        var other = another();
        Plan approved = plan(other, Set.of());
        reach(channel);

        Plan now = plan(other, Set.of());

        assertThat(now.steps()).hasSize(approved.steps().size() - 2);
        assertThat(now.digest()).isEqualTo(approved.digest());
        assertThat(approved.grants()).containsAll(now.needs());
    }

    @Test
    void aBucketThatSomebodyOpenedIsClosedAgain() {
        reach(channel);
        fixture.somebodyElse().opensBucket(bucket());

        Plan plan = reach(channel);

        assertThat(plan.steps()).extracting(Step::verb).containsExactly(Verb.UPDATE);
        assertThat(plan.steps().getFirst().differences())
                .singleElement()
                .satisfies(one -> assertThat(one.component()).isEqualTo("closed"));
    }

    @Test
    void aQueueThatSomebodyOpenedIsClosedAgainAndItsReportsWaitAsLongAsBefore() {
        reach(channel);
        fixture.somebodyElse().opensQueue(idOf(Queue.keyIn(observe().shared())), Duration.ofHours(1));

        Plan plan = reach(channel);

        assertThat(plan.steps().getFirst().differences())
                .extracting(one -> one.component())
                .containsExactlyInAnyOrder("closed", "retention");
    }

    @Test
    void aBundleThatSomebodyOverwroteOrDeletedIsStoredAgain() {
        reach(channel);
        fixture.somebodyElse().putsObject(bucket(), "bundles/%s/nat-a.tar.gz".formatted(network));
        fixture.somebodyElse().deletesObject(bucket(), "bundles/%s/nat-b.tar.gz".formatted(network));

        Plan plan = reach(channel);

        assertThat(plan.steps()).extracting(Step::verb).containsExactly(Verb.UPDATE, Verb.CREATE);
    }

    @Test
    void whatIsNotGatehousesKeepsTheBucket() {
        reach(channel);
        fixture.somebodyElse().putsObject(bucket(), "holiday/beach.jpg");
        Plan destruction = plan(List.of());
        AwsId bucket = bucket();
        var executor = executor();
        destruction.actions().stream()
                .filter(action -> action.key().kind() != ResourceKind.BUCKET)
                .forEach(executor::carryOut);

        var deletion = destruction.actions().stream().filter(it -> it.key().kind() == ResourceKind.BUCKET).toList();
        Outcome outcome = executor.apply(deletion).getFirst();

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(((Outcome.Failed) outcome).failure().message()).contains("holds holiday/beach.jpg");
        assertThat(fixture.somebodyElse().findsObject(bucket, "holiday/beach.jpg")).isTrue();
    }

    @Test
    void commandsThatNobodyTookAwayGoWithTheBucket() {
        reach(channel);
        fixture.cloud().channel().put(network, "nat-a", "{}");

        reach(List.of());

        assertThat(seen()).isEmpty();
    }

    @Test
    void aCommandIsPutWhereItsMemberLooksAndIsNoDrift() {
        reach(channel);
        String path = "commands/%s/nat-a.json".formatted(network);

        fixture.cloud().channel().put(network, "nat-a", "{\"id\":\"c1\"}");
        fixture.cloud().channel().put(network, "nat-a", "{\"id\":\"c2\"}");
        assertThat(fixture.somebodyElse().findsObject(bucket(), path)).isTrue();
        assertThat(plan(channel).isEmpty()).isTrue();

        fixture.cloud().channel().remove(network, "nat-a");
        fixture.cloud().channel().remove(network, "nat-a");
        assertThat(fixture.somebodyElse().findsObject(bucket(), path)).isFalse();
    }

    @Test
    void reportsComeUntilTheyAreAcknowledged() {
        reach(channel);
        AwsId queue = idOf(Queue.keyIn(observe().shared()));
        assertThat(fixture.cloud().channel().receive(Duration.ZERO)).isEmpty();
        for (int i = 0; i < 12; i++) {
            fixture.somebodyElse().sends(queue, "report " + i);
        }

        Set<String> bodies = new HashSet<>();
        for (int turn = 0; turn < 12 && bodies.size() < 12; turn++) {
            List<Report> some = fixture.cloud().channel().receive(Duration.ZERO);
            assertThat(some).hasSizeLessThanOrEqualTo(MemberChannel.MOST);
            assertThat(some).allMatch(one -> one.sentAt().isAfter(Instant.EPOCH));
            assertThat(some).as("those of no instance").allMatch(one -> one.sender() == null);
            some.forEach(one -> bodies.add(one.body()));
            fixture.cloud().channel().acknowledge(some);
        }

        assertThat(bodies).hasSize(12);
        assertThat(fixture.cloud().channel().receive(Duration.ZERO)).isEmpty();
    }

    @Test
    void aChannelThatIsNotThereYetIsNotFound() {
        assertThatThrownBy(() -> fixture.cloud().channel().receive(Duration.ZERO))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.failure().reason()).isEqualTo(Reason.NOT_FOUND));
        assertThatThrownBy(() -> fixture.cloud().channel().put(network, "nat-a", "{}"))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.failure().reason()).isEqualTo(Reason.NOT_FOUND));
    }

    private SampleNetwork another() {
        var id = new NetworkId(network.number() + 1_000_000);
        return only(SampleNetwork.pair(id, fixture.cloud().catalog().zones(), fixture.imageId()));
    }

    private Plan plan(SampleNetwork of, Set<ResourceKey> wantedByOthers) {
        return Planner.plan(of.id(), 1, of.resources(), observe(), Set.of(), wantedByOthers);
    }

    private void carryOut(SampleNetwork of, Plan plan) {
        new PlanExecutor(fixture, of.id(), observe()).carryOut(plan);
    }

    private AwsId bucket() {
        return idOf(io.gatehouse.topology.Bucket.keyIn(observe().shared()));
    }
}
