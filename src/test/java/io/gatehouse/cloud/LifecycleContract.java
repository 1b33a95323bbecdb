package io.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.gatehouse.planning.Action;
import io.gatehouse.planning.Action.Verb;
import io.gatehouse.planning.Action.Work;
import io.gatehouse.planning.Plan;
import io.gatehouse.planning.Planner;
import io.gatehouse.planning.Step;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Subnet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Making a network and taking it away again.
public abstract class LifecycleContract extends CloudContract {

    @Test
    void aNewNetworkIsSeenExactlyAsItWasWanted() {
        Plan plan = reach(sample);

        assertThat(plan.counts()).containsEntry(Step.Verb.CREATE, sample.resources().size());
        assertThat(seen().stream().<Resource>map(Observed::actual))
                .containsExactlyInAnyOrderElementsOf(sample.asSeen());
        assertThat(seen()).extracting(Observed::readiness).containsOnly(Readiness.READY);
        assertThat(plan(sample).isEmpty()).isTrue();
    }

    @Test
    void theSampleHasEveryKindOfResource() {
        assertThat(sample.resources()).extracting(one -> one.key().kind()).contains(ResourceKind.values());
    }

    @Test
    void theIdsThatCreationsGiveAreTheIdsThatAreSeen() {
        var before = observe();
        var executor = new PlanExecutor(fixture, network, before);
        executor.carryOut(Planner.plan(network, 1, sample.resources(), before, Set.of()));

        for (Observed<?> one : seen()) {
            assertThat(executor.ids()).containsEntry(one.key(), one.id());
        }
    }

    @Test
    void anElasticIpShowsItsAddress() {
        reach(sample.only(ResourceKind.ELASTIC_IP));

        assertThat(seen()).hasSize(4).allSatisfy(one -> new Ipv4(one.facts().get("publicAddress")));
    }

    @Test
    void destroyingLeavesNothingOwned() {
        reach(sample);

        Plan destruction = reach(List.of());

        assertThat(destruction.counts()).containsEntry(Step.Verb.DELETE, sample.resources().size());
        assertThat(seen()).isEmpty();
    }

    @Test
    void aNetworkCanBeMadeAgainAfterItWasDestroyed() {
        reach(sample);
        reach(List.of());
        reach(sample);

        assertThat(seen()).hasSameSizeAs(sample.resources());
    }

    @Test
    void aHalfMadeNetworkIsFinishedByTheNextPlan() {
        RegionSnapshot before = observe();
        var executor = new PlanExecutor(fixture, network, before);
        List<Action> actions = Planner.plan(network, 1, sample.resources(), before, Set.of()).actions();
        actions.subList(0, actions.size() / 2).forEach(executor::carryOut);

        Plan rest = reach(sample);

        assertThat(rest.counts()).containsEntry(Step.Verb.CREATE, actions.size() - actions.size() / 2);
    }

    @Test
    void deletingWhatIsAlreadyGoneIsDone() {
        reach(sample);
        RegionSnapshot before = observe();
        List<Action> deletions = Planner.plan(network, 1, List.of(), before, Set.of()).actions();
        deletions.forEach(new PlanExecutor(fixture, network, before)::carryOut);

        deletions.forEach(new PlanExecutor(fixture, network, before)::carryOut);

        assertThat(seen()).isEmpty();
    }

    @Test
    void repeatingACreationWithTheSameTokenMakesNothingNew() {
        assumeThat(fixture.can(CloudFixture.Ability.CLIENT_TOKENS)).isTrue();
        RegionSnapshot before = observe();
        var executor = new PlanExecutor(fixture, network, before);
        var withTokens = Set.of(ResourceKind.ROUTE_TABLE, ResourceKind.NETWORK_INTERFACE, ResourceKind.INSTANCE);
        for (Action action : Planner.plan(network, 1, sample.resources(), before, Set.of()).actions()) {
            executor.carryOut(action);
            if (withTokens.contains(action.key().kind())) {
                var id = executor.ids().get(action.key());
                executor.carryOut(action);
                assertThat(executor.ids()).containsEntry(action.key(), id);
            }
        }

        assertThat(plan(sample).steps()).isEmpty();
    }

    @Test
    void actionsOfOneKindInABatchHaveOneOutcomeEachInTheirOrder() {
        reach(sample.only(ResourceKind.VPC));
        var subnets =
                List.of(
                        sample.get(Subnet.class, ResourceKind.SUBNET, "private-b"),
                        outsideOfItsVpc(sample.get(Subnet.class, ResourceKind.SUBNET, "public-a")),
                        sample.get(Subnet.class, ResourceKind.SUBNET, "private-a"));

        List<Outcome> outcomes = executor().apply(creations(subnets));

        assertThat(outcomes.get(0)).isEqualTo(new Outcome.Applied(idOf(subnets.get(0).key())));
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Failed.class);
        assertThat(outcomes.get(2)).isEqualTo(new Outcome.Applied(idOf(subnets.get(2).key())));
    }

    @Test
    void rulesOfOneGroupCanBeMadeAndDeletedTogether() {
        var groups = sample.only(ResourceKind.VPC, ResourceKind.SECURITY_GROUP);
        reach(groups);
        ResourceKey group = sample.key(ResourceKind.SECURITY_GROUP, "nat-data");
        List<Resource> rules =
                sample
                        .only(one -> one.key().kind() == ResourceKind.SECURITY_GROUP_RULE)
                        .only(one -> one.key().slot().startsWith(group.slot()))
                        .resources()
                        .stream()
                        .toList();

        List<Outcome> made = executor().apply(creations(rules));

        for (int i = 0; i < rules.size(); i++) {
            assertThat(made.get(i)).isEqualTo(new Outcome.Applied(idOf(rules.get(i).key())));
        }

        List<Action> deletions = plan(groups).actions();
        List<Outcome> gone = executor().apply(deletions);

        assertThat(gone).hasSize(rules.size()).containsOnly(new Outcome.Applied(null));
        assertThat(plan(groups).steps()).isEmpty();
    }

    @Test
    void aNewSecurityGroupHasNoRules() {
        reach(sample.only(ResourceKind.VPC, ResourceKind.SECURITY_GROUP));

        for (String slot : List.of("nat-management", "nat-data")) {
            var id = idOf(sample.key(ResourceKind.SECURITY_GROUP, slot));
            assertThat(fixture.somebodyElse().countsRules(id)).isZero();
        }
    }

    private static Subnet outsideOfItsVpc(Subnet subnet) {
        return new Subnet(subnet.key(), subnet.name(), subnet.vpc(), Cidr.parse("172.16.0.0/24"), subnet.zone());
    }

    private static List<Action> creations(List<? extends Resource> resources) {
        return resources.stream().map(one -> PlanExecutor.action(Verb.CREATE, new Work.Create(one))).toList();
    }
}
