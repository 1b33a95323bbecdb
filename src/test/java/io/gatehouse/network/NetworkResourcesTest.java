package io.gatehouse.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.planning.Planner;
import io.gatehouse.planning.Step;
import io.gatehouse.topology.AccountRegion;
import io.gatehouse.topology.AddressTarget;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.ElasticIp;
import io.gatehouse.topology.ElasticIpAssociation;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.NetworkInterface;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Route;
import io.gatehouse.topology.RouteTableAssociation;
import io.gatehouse.topology.SecurityGroupRule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkResourcesTest {

    private static final NetworkId NETWORK = new NetworkId(7);
    private static final InstallationId INSTALLATION = new InstallationId("k3v7q2mzta");

    @Test
    void aPairIsTwoInterfacesAndTwoElasticIpsForEachMember() {
        var resources = of(Layouts.usual(NatMode.PAIR));

        assertThat(slots(resources, ResourceKind.NETWORK_INTERFACE))
                .containsExactly("nat-a/management", "nat-a/data", "nat-b/management", "nat-b/data");
        assertThat(slots(resources, ResourceKind.ELASTIC_IP))
                .containsExactly("nat-a/management", "nat-a/identity", "nat-b/management", "nat-b/identity");
        assertThat(slots(resources, ResourceKind.SECURITY_GROUP)).containsExactly("nat-management", "nat-data");
        assertThat(slots(resources, ResourceKind.ROUTE_TABLE)).containsExactly("public", "private-a", "private-b");
        assertThat(slots(resources, ResourceKind.SUBNET))
                .containsExactly("public-a", "private-a", "public-b", "private-b");
    }

    @Test
    void onlyTheDataInterfaceForwardsAndHasATwinAddress() {
        var interfaces = all(of(Layouts.usual(NatMode.PAIR)), NetworkInterface.class);

        var management = interfaces.getFirst();
        assertThat(management.sourceDestinationCheck()).isTrue();
        assertThat(management.primaryAddress()).isEqualTo(new Ipv4("10.0.0.4"));
        assertThat(management.secondaryAddresses()).isEmpty();
        var data = interfaces.get(1);
        assertThat(data.sourceDestinationCheck()).isFalse();
        assertThat(data.primaryAddress()).isEqualTo(new Ipv4("10.0.0.5"));
        assertThat(data.secondaryAddresses()).containsExactly(new Ipv4("10.0.0.6"));
    }

    @Test
    void aPrivateDefaultRoutePrefersTheZonesOwnMemberAndMayPointAtThePeer() {
        var route = route(of(Layouts.usual(NatMode.PAIR)), "private-b");

        assertThat(route.target()).isEqualTo(key(ResourceKind.NETWORK_INTERFACE, "nat-b/data"));
        assertThat(route.alsoAcceptable()).containsExactly(key(ResourceKind.NETWORK_INTERFACE, "nat-a/data"));
        assertThat(route.destination()).isEqualTo("0.0.0.0/0");
    }

    @Test
    void anIdentityMayBeOnThePeersTwinAddressAndAManagementAddressNowhereElse() {
        var associations = all(of(Layouts.usual(NatMode.PAIR)), ElasticIpAssociation.class);

        var identity = associations.get(1);
        assertThat(identity.elasticIp()).isEqualTo(key(ResourceKind.ELASTIC_IP, "nat-a/identity"));
        assertThat(identity.target())
                .isEqualTo(new AddressTarget(key(ResourceKind.NETWORK_INTERFACE, "nat-a/data"), new Ipv4("10.0.0.5")));
        assertThat(identity.alsoAcceptable())
                .containsExactly(
                        new AddressTarget(key(ResourceKind.NETWORK_INTERFACE, "nat-b/data"), new Ipv4("10.0.2.6")));
        assertThat(associations.getFirst().alsoAcceptable()).isEmpty();
    }

    @Test
    void aSingleInstanceCarriesBothZonesWithOneInterfaceAndOneElasticIp() {
        var resources = of(Layouts.usual(NatMode.SINGLE));

        assertThat(slots(resources, ResourceKind.NETWORK_INTERFACE)).containsExactly("nat-a/data");
        assertThat(slots(resources, ResourceKind.ELASTIC_IP)).containsExactly("nat-a/identity");
        assertThat(slots(resources, ResourceKind.SECURITY_GROUP)).containsExactly("nat-data");
        for (String table : List.of("private-a", "private-b")) {
            assertThat(route(resources, table).target()).isEqualTo(key(ResourceKind.NETWORK_INTERFACE, "nat-a/data"));
            assertThat(route(resources, table).alsoAcceptable()).isEmpty();
        }
        assertThat(rules(resources)).contains("nat-data/in/tcp/22/10.0.1.0/24");
    }

    @Test
    void withoutNatPrivateTablesHaveNoDefaultRoute() {
        var resources = of(Layouts.usual(NatMode.NONE));

        assertThat(slots(resources, ResourceKind.ROUTE)).containsExactly("public>0.0.0.0/0");
        assertThat(slots(resources, ResourceKind.ROUTE_TABLE)).containsExactly("public", "private-a", "private-b");
        assertThat(all(resources, SecurityGroupRule.class)).isEmpty();
        assertThat(slots(resources, ResourceKind.ELASTIC_IP)).isEmpty();
    }

    @Test
    void everySubnetHasTheTableOfItsTierAndZone() {
        assertThat(all(of(Layouts.usual(NatMode.PAIR)), RouteTableAssociation.class))
                .extracting(
                        one -> ((ResourceKey) one.subnet()).slot() + " → " + ((ResourceKey) one.routeTable()).slot())
                .containsExactlyInAnyOrder(
                        "public-a → public", "public-b → public", "private-a → private-a", "private-b → private-b");
    }

    @Test
    void theRulesOfAPairLetInWhatItForwardsAndWhatItsMembersSayToEachOther() {
        assertThat(rules(of(Layouts.usual(NatMode.PAIR))))
                .containsExactlyInAnyOrder(
                        "nat-management/in/tcp/22/10.0.1.0/24",
                        "nat-management/in/tcp/22/10.0.3.0/24",
                        "nat-management/in/ip/112/group:nat-management",
                        "nat-management/in/udp/3780/group:nat-management",
                        "nat-management/in/tcp/3781/group:nat-management",
                        "nat-management/in/icmp/8.any/0.0.0.0/0",
                        "nat-management/in/icmp/3.4/0.0.0.0/0",
                        "nat-management/out/all/0.0.0.0/0",
                        "nat-data/in/all/10.0.1.0/24",
                        "nat-data/in/all/10.0.3.0/24",
                        "nat-data/in/icmp/3.4/0.0.0.0/0",
                        "nat-data/in/icmp/11.any/0.0.0.0/0",
                        "nat-data/out/all/0.0.0.0/0");
    }

    @ParameterizedTest
    @EnumSource(names = {"PAIR", "SINGLE"})
    void webEgressLetsOutHttpAndHttpsAndAnswersToPrivateHostsAndWhatTheMemberKnowsItsWayOutBy(NatMode mode) {
        var layout = Layouts.with(Layouts.usual(mode), Egress.WEB, List.of());

        assertThat(rules(of(layout)))
                .filteredOn(slot -> slot.startsWith("nat-data/out"))
                .containsExactlyInAnyOrder(
                        "nat-data/out/tcp/80/0.0.0.0/0",
                        "nat-data/out/tcp/443/0.0.0.0/0",
                        "nat-data/out/icmp/8.any/0.0.0.0/0",
                        "nat-data/out/all/10.0.1.0/24",
                        "nat-data/out/all/10.0.3.0/24");
    }

    @Test
    void sshComesFromTheSourcesThatAreGiven() {
        var layout = Layouts.with(Layouts.usual(NatMode.PAIR), Egress.ALL, List.of(Cidr.parse("10.0.0.0/16")));

        assertThat(rules(of(layout)))
                .filteredOn(slot -> slot.contains("tcp/22"))
                .containsExactly("nat-management/in/tcp/22/10.0.0.0/16");
    }

    @Test
    void anOpenDataGroupLetsEveryTcpAndUdpThroughInBothDirectionsSoThatAwsTracksNothing() {
        var nat = new NatLayout(NatMode.PAIR, "t4g.nano", "ami-0123456789abcdef0", List.of(), DataFilter.OPEN);
        var usual = Layouts.with(Layouts.usual(NatMode.PAIR), Egress.WEB, List.of());

        assertThat(rules(of(Layouts.with(usual, nat))))
                .filteredOn(slot -> slot.startsWith("nat-data"))
                .containsExactlyInAnyOrder(
                        "nat-data/in/all/10.0.1.0/24",
                        "nat-data/in/all/10.0.3.0/24",
                        "nat-data/in/icmp/3.4/0.0.0.0/0",
                        "nat-data/in/icmp/11.any/0.0.0.0/0",
                        "nat-data/in/tcp/0-65535/0.0.0.0/0",
                        "nat-data/in/udp/0-65535/0.0.0.0/0",
                        "nat-data/out/tcp/0-65535/0.0.0.0/0",
                        "nat-data/out/udp/0-65535/0.0.0.0/0",
                        "nat-data/out/all/0.0.0.0/0");
    }

    @Test
    void anElasticIpOfTheAccountIsTakenInPlaceOfANewOne() {
        var chosen = new AwsId("eipalloc-0123456789abcdef0");
        var nat =
                new NatLayout(
                        NatMode.PAIR,
                        "t4g.nano",
                        "ami-0123456789abcdef0",
                        List.of(new NatLayout.AddressChoice("nat-b/identity", chosen)));

        assertThat(all(of(Layouts.with(Layouts.usual(NatMode.PAIR), nat)), ElasticIp.class))
                .filteredOn(one -> one.adopts().isPresent())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.key().slot()).isEqualTo("nat-b/identity");
                    assertThat(one.adopted()).isEqualTo(chosen);
                });
    }

    @ParameterizedTest
    @EnumSource(NatMode.class)
    void aNewNetworkIsPlannedAsCreationsAlone(NatMode mode) {
        for (var layout : List.of(Layouts.usual(mode), Layouts.smallest(mode))) {
            var resources = of(layout);
            var nothing = RegionSnapshot.of(new AccountRegion(1, "eu-west-1"), Instant.EPOCH, List.of(), List.of());

            var plan = Planner.plan(NETWORK, 1, resources, nothing, Set.of());

            assertThat(plan.counts().get(Step.Verb.CREATE)).isEqualTo(resources.size());
            assertThat(plan.actions()).hasSameSizeAs(resources);
        }
    }

    private static List<Resource> of(NetworkLayout layout) {
        return NetworkResources.of(NETWORK, layout, INSTALLATION);
    }

    private static ResourceKey key(ResourceKind kind, String slot) {
        return new ResourceKey(NETWORK, kind, slot);
    }

    private static <R extends Resource> List<R> all(List<Resource> resources, Class<R> type) {
        return resources.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static List<String> slots(List<Resource> resources, ResourceKind kind) {
        return resources.stream().map(Resource::key).filter(key -> key.kind() == kind).map(ResourceKey::slot).toList();
    }

    private static List<String> rules(List<Resource> resources) {
        return slots(resources, ResourceKind.SECURITY_GROUP_RULE);
    }

    private static Route route(List<Resource> resources, String table) {
        return all(resources, Route.class).stream()
                .filter(route -> route.routeTable().equals(key(ResourceKind.ROUTE_TABLE, table)))
                .findFirst()
                .orElseThrow();
    }
}
