package io.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.gatehouse.planning.Plan;
import io.gatehouse.planning.Planner;
import io.gatehouse.planning.Step.Verb;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.ElasticIp;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.InternetGateway;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Occupant;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Route;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Living in an account beside others: what is theirs stays theirs, what they do to ours is seen.
public abstract class BoundariesContract extends CloudContract {

    @Test
    void whatOthersHaveIsForeignAndIsNeverTouched() {
        var they = fixture.somebodyElse();
        AwsId vpc = they.makesVpc(Cidr.parse("10.0.0.0/16"));
        AwsId subnet = they.makesSubnet(vpc, Cidr.parse("10.0.0.0/24"), fixture.cloud().catalog().zones().getFirst());
        AwsId group = they.makesSecurityGroup(vpc, "theirs-" + network);
        AwsId address = they.allocatesAddress("theirs");
        List<AwsId> theirs = List.of(vpc, subnet, group, address);

        reach(sample);

        assertThat(observe().foreign()).contains(address);
        assertThat(seen()).extracting(Observed::id).doesNotContainAnyElementsOf(theirs);

        reach(List.of());

        assertThat(theirs).allMatch(they::finds);
        assertThat(they.readsTags(address)).isEqualTo(Map.of("Name", "theirs"));
    }

    @Test
    void whatOthersHaveInASubnetIsFoundWhereItIsInTheWayAndStopsThePlan() {
        reach(sample);
        var they = fixture.somebodyElse();
        var subnet = sample.key(ResourceKind.SUBNET, "private-b");
        var vpc = sample.key(ResourceKind.VPC, "vpc");
        assertThat(fixture.cloud().inventory().occupants(seen())).as("what is ours occupies nothing").isEmpty();
        AwsId theirs = they.makesInterface(idOf(subnet));

        RegionSnapshot snapshot = observe();
        var occupants = fixture.cloud().inventory().occupants(snapshot.in(network));

        assertThat(occupants).containsOnlyKeys(idOf(subnet), idOf(vpc));
        assertThat(occupants.values())
                .allSatisfy(some -> assertThat(some).extracting(Occupant::networkInterface).containsExactly(theirs));
        Plan destruction = Planner.plan(network, 1, List.of(), snapshot.with(occupants), Set.of());
        assertThat(verbs(destruction)).containsEntry(subnet, Verb.BLOCKED).containsEntry(vpc, Verb.BLOCKED);
        assertThat(destruction.steps())
                .filteredOn(step -> step.key().equals(subnet))
                .singleElement()
                .satisfies(step ->
                        assertThat(step.reason())
                                .contains("private-b", theirs.value(), "Remove that, then plan again."));
        assertThat(Planner.plan(network, 1, sample.resources(), snapshot.with(occupants), Set.of()).steps())
                .as("steps when nothing is to go")
                .isEmpty();

        they.deletesInterface(theirs);
        reach(List.of());
        assertThat(seen()).isEmpty();
    }

    @Test
    void whatAWSMakesWithAVpcIsNotOurs() {
        reach(sample.only(ResourceKind.VPC));

        assertThat(seen()).singleElement().extracting(one -> one.key().kind()).isEqualTo(ResourceKind.VPC);
    }

    @Test
    void aRuleThatSomebodyAddedIsSeenAndDeleted() {
        reach(sample);
        AwsId group = idOf(sample.key(ResourceKind.SECURITY_GROUP, "nat-data"));
        int rules = fixture.somebodyElse().countsRules(group);
        fixture.somebodyElse().opensPort(group, 8080, Cidr.parse("198.51.100.0/24"));

        assertThat(verbs(reach(sample)))
                .isEqualTo(
                        Map.of(
                                sample.key(ResourceKind.SECURITY_GROUP_RULE, "nat-data/in/tcp/8080/198.51.100.0/24"),
                                Verb.DELETE));
        assertThat(fixture.somebodyElse().countsRules(group)).isEqualTo(rules);
    }

    @Test
    void aRouteThatSomebodyAddedIsSeenAndDeleted() {
        reach(sample);
        AwsId table = idOf(sample.key(ResourceKind.ROUTE_TABLE, "private-a"));
        fixture.somebodyElse().addsRoute(table, Cidr.parse("198.51.100.0/24"), interfaceId("nat-b/management"));

        assertThat(verbs(reach(sample)))
                .isEqualTo(Map.of(sample.key(ResourceKind.ROUTE, "private-a>198.51.100.0/24"), Verb.DELETE));
    }

    @Test
    void aRolePolicyThatSomebodyAddedIsSeenAndDeleted() {
        reach(sample);
        fixture.somebodyElse().writesRolePolicy(sample.roleName("nat"), "More");

        assertThat(verbs(reach(sample)))
                .isEqualTo(Map.of(sample.key(ResourceKind.ROLE_POLICY, "nat/more"), Verb.DELETE));
    }

    @Test
    void whatSomebodyAddedDoesNotHinderTheDestruction() {
        reach(sample);
        fixture.somebodyElse().opensPort(idOf(sample.key(ResourceKind.SECURITY_GROUP, "nat-data")), 25, Cidr.ANYWHERE);
        fixture.somebodyElse().writesRolePolicy(sample.roleName("nat"), "More");

        reach(List.of());

        assertThat(seen()).isEmpty();
    }

    @Test
    void anInstanceThatSomebodyStoppedIsStarted() {
        reach(sample);
        var instance = sample.key(ResourceKind.INSTANCE, "nat-a");
        fixture.somebodyElse().stops(idOf(instance));

        assertThat(verbs(reach(sample))).containsEntry(instance, Verb.UPDATE);
        assertThat(one(Instance.class, instance).running()).isTrue();
    }

    /// A newer panel boots new instances better, and makes none anew for it.
    @Test
    void anInstanceThatWasBootedByOtherUserDataStays() {
        reach(sample);
        Instance instance = sample.get(Instance.class, ResourceKind.INSTANCE, "nat-a");

        assertThat(plan(sample.with(Edited.userData(instance, "#!/bin/sh\nexit 0\n"))).steps()).isEmpty();
    }

    @Test
    void aRouteWithoutARunningTargetIsABlackHole() {
        assumeThat(fixture.can(CloudFixture.Ability.BLACK_HOLES)).isTrue();
        reach(sample);
        ResourceKey[] instances = {
            sample.key(ResourceKind.INSTANCE, "nat-a"), sample.key(ResourceKind.INSTANCE, "nat-b")
        };
        // Both, so that neither takes over what the other carried.
        Stream.of(instances).forEach(instance -> fixture.somebodyElse().stops(idOf(instance)));

        var route = sample.key(ResourceKind.ROUTE, "private-a>0.0.0.0/0");
        assertThat(one(Route.class, route).blackHole()).isTrue();
        assertThat(verbs(plan(sample)))
                .as("nothing but the instances makes it a way again")
                .containsOnlyKeys(instances);
    }

    @Test
    void aProfileThatSomebodyEmptiedGetsItsRoleBack() {
        reach(sample);
        fixture.somebodyElse().emptiesProfile(sample.roleName("nat"), sample.roleName("nat"));

        assertThat(verbs(reach(sample)))
                .isEqualTo(Map.of(sample.key(ResourceKind.INSTANCE_PROFILE, "nat"), Verb.UPDATE));
    }

    @Test
    void aGatewayThatSomebodyDetachedIsAttachedAgain() {
        var small = sample.only(ResourceKind.VPC, ResourceKind.INTERNET_GATEWAY);
        reach(small);
        var gateway = small.key(ResourceKind.INTERNET_GATEWAY, "internet");
        fixture.somebodyElse().detachesGateway(idOf(gateway), idOf(small.key(ResourceKind.VPC, "vpc")));
        assertThat(one(InternetGateway.class, gateway).vpc()).isNull();

        assertThat(verbs(reach(small))).isEqualTo(Map.of(gateway, Verb.UPDATE));
    }

    @Test
    void aTakeoverIsNotDrift() {
        reach(sample);
        var they = fixture.somebodyElse();
        AwsId survivor = interfaceId("nat-b/data");
        they.movesRoute(idOf(sample.key(ResourceKind.ROUTE_TABLE, "private-a")), Cidr.ANYWHERE, survivor);
        if (fixture.can(CloudFixture.Ability.SECONDARY_ASSOCIATIONS)) {
            they.movesAddress(
                    idOf(sample.key(ResourceKind.ELASTIC_IP, "nat-a/identity")), survivor, new Ipv4("10.0.2.6"));
        }

        assertThat(plan(sample).steps()).isEmpty();
    }

    @Test
    void aNetworkCanBeDestroyedDuringATakeover() {
        reach(sample);
        AwsId table = idOf(sample.key(ResourceKind.ROUTE_TABLE, "private-a"));
        fixture.somebodyElse().movesRoute(table, Cidr.ANYWHERE, interfaceId("nat-b/data"));

        reach(List.of());

        assertThat(seen()).isEmpty();
    }

    @Test
    void aFreeAddressIsAdoptedAndGivenBackAsItWas() {
        var they = fixture.somebodyElse();
        AwsId spare = they.allocatesAddress("spare");
        ResourceKey slot = sample.key(ResourceKind.ELASTIC_IP, "nat-a/identity");
        SampleNetwork adopting = sample.with(new ElasticIp(slot, "office identity", spare));

        Plan plan = reach(adopting);

        assertThat(verbs(plan)).containsEntry(slot, Verb.ADOPT);
        assertThat(idOf(slot)).isEqualTo(spare);
        assertThat(one(ElasticIp.class, slot).adopted()).isEqualTo(spare);

        reach(List.of());

        assertThat(they.finds(spare)).isTrue();
        assertThat(they.readsTags(spare)).isEqualTo(Map.of("Name", "spare"));
        assertThat(fixture.cloud().catalog().freeAddresses())
                .extracting(CloudCatalog.FreeAddress::allocationId)
                .contains(spare);
    }

    @Test
    void anAddressOfOurOwnIsReleasedWhenAnAdoptedOneTakesItsPlace() {
        reach(sample);
        var they = fixture.somebodyElse();
        ResourceKey slot = sample.key(ResourceKind.ELASTIC_IP, "nat-a/identity");
        AwsId own = idOf(slot);
        AwsId spare = they.allocatesAddress("spare");

        reach(sample.with(new ElasticIp(slot, "office identity", spare)));

        assertThat(idOf(slot)).isEqualTo(spare);
        assertThat(they.finds(own)).isFalse();

        reach(sample);

        assertThat(idOf(slot)).isNotEqualTo(spare);
        assertThat(they.finds(spare)).isTrue();
    }

    @Test
    void twoNetworksOfOneInstallationDoNotMix() {
        reach(sample);
        var other =
                SampleNetwork.pair(
                        new NetworkId(network.number() + 1_000_000),
                        fixture.cloud().catalog().zones(),
                        fixture.imageId());
        var before = observe();
        new PlanExecutor(fixture, other.id(), before)
                .carryOut(Planner.plan(other.id(), 1, other.resources(), before, Set.of()));

        assertThat(seen()).hasSameSizeAs(sample.resources());

        reach(List.of());

        assertThat(observe().around(other.id())).hasSameSizeAs(other.resources());
    }

    private AwsId interfaceId(String slot) {
        return idOf(sample.key(ResourceKind.NETWORK_INTERFACE, slot));
    }

    private <R> R one(Class<R> type, ResourceKey key) {
        return type.cast(seen().stream().filter(it -> it.key().equals(key)).findFirst().orElseThrow().actual());
    }
}
