package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Route;
import io.gatehouse.topology.RouteTableAssociation;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/// How a sweep reads routes and who uses them, the rare sights included.
class RouteReadingTest extends Sights {

    @Test
    void aTablesOwnRoutesAndThoseOfOthersAreNotSeen() {
        tables.add(
                table().toBuilder()
                        .routes(
                                r ->
                                        r.destinationCidrBlock("10.0.0.0/16")
                                                .gatewayId("local")
                                                .origin("CreateRouteTable"),
                                r ->
                                        r.destinationCidrBlock("172.16.0.0/12")
                                                .gatewayId("vgw-1")
                                                .origin("EnableVgwRoutePropagation"),
                                r -> r.destinationPrefixListId("pl-1").gatewayId("vpce-1").origin("CreateRoute"))
                        .build());

        assertThat(snapshot().in(NETWORK)).extracting(Observed::key).containsExactly(TABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "natGatewayId, nat-1",
        "transitGatewayId, tgw-1",
        "vpcPeeringConnectionId, pcx-1",
        "gatewayId, vgw-1",
        "networkInterfaceId, eni-9"
    })
    void aRouteToSomethingElseNamesItById(String member, String id) {
        Consumer<software.amazon.awssdk.services.ec2.model.Route.Builder> target =
                r ->
                        r.sdkFields().stream()
                                .filter(f -> f.memberName().equalsIgnoreCase(member))
                                .forEach(f -> f.set(r, id));
        tables.add(
                table().toBuilder()
                        .routes(
                                target.andThen(
                                        r -> r.destinationCidrBlock("0.0.0.0/0").origin("CreateRoute").state("active")))
                        .build());

        assertThat(route("0.0.0.0/0").target()).isEqualTo(new AwsId(id));
    }

    @Test
    void aRouteToAnInterfaceOfOursNamesItByKeyAndSaysWhenItLeadsNowhere() {
        interfaces.add(networkInterface());
        tables.add(
                table().toBuilder()
                        .routes(r ->
                                r.destinationCidrBlock("0.0.0.0/0")
                                        .networkInterfaceId("eni-1")
                                        .instanceId("i-1")
                                        .origin("CreateRoute")
                                        .state("blackhole"))
                        .build());

        assertThat(route("0.0.0.0/0"))
                .isEqualTo(new Route(Route.keyOf(TABLE, "0.0.0.0/0"), TABLE, "0.0.0.0/0", INTERFACE, Set.of(), true));
    }

    @ParameterizedTest
    @CsvSource({"destinationIpv6CidrBlock, ::/0", "destinationPrefixListId, pl-1"})
    void aRouteToAnUnusualDestinationIsSeen(String member, String destination) {
        Consumer<software.amazon.awssdk.services.ec2.model.Route.Builder> to =
                r ->
                        r.sdkFields().stream()
                                .filter(f -> f.memberName().equalsIgnoreCase(member))
                                .forEach(f -> f.set(r, destination));
        tables.add(
                table().toBuilder()
                        .routes(to.andThen(r -> r.networkInterfaceId("eni-9").origin("CreateRoute")))
                        .build());

        assertThat(route(destination).destination()).isEqualTo(destination);
        assertThat(seen(Route.keyOf(TABLE, destination)).id()).isEqualTo(new AwsId("rtb-1/" + destination));
    }

    @Test
    void onlyAssociationsOfSubnetsAreSeen() {
        subnets.add(subnet());
        tables.add(
                table().toBuilder()
                        .associations(
                                a -> a.routeTableAssociationId("rtbassoc-main").routeTableId("rtb-1").main(true),
                                a ->
                                        a.routeTableAssociationId("rtbassoc-edge")
                                                .routeTableId("rtb-1")
                                                .gatewayId("igw-1"),
                                a ->
                                        a.routeTableAssociationId("rtbassoc-gone")
                                                .routeTableId("rtb-1")
                                                .subnetId("subnet-1")
                                                .associationState(s -> s.state("disassociated")),
                                a ->
                                        a.routeTableAssociationId("rtbassoc-1")
                                                .routeTableId("rtb-1")
                                                .subnetId("subnet-1")
                                                .associationState(s -> s.state("associated")))
                        .build());

        assertThat(associations())
                .containsExactly(Observed.ready(new AwsId("rtbassoc-1"), RouteTableAssociation.of(SUBNET, TABLE)));
    }

    @Test
    void aSubnetThatUsesTheTableOfSomebodyElseSaysSo() {
        subnets.add(subnet());
        tables.add(
                RouteTable.builder()
                        .routeTableId("rtb-9")
                        .associations(a ->
                                a.routeTableAssociationId("rtbassoc-9")
                                        .routeTableId("rtb-9")
                                        .subnetId("subnet-1")
                                        .associationState(s -> s.state("associated")))
                        .build());

        assertThat(associations())
                .singleElement()
                .extracting(Observed::actual)
                .isEqualTo(RouteTableAssociation.of(SUBNET, new AwsId("rtb-9")));
    }

    @Test
    void aSubnetOfSomebodyElseThatUsesATableOfOursIsSeen() {
        tables.add(
                table().toBuilder()
                        .associations(a ->
                                a.routeTableAssociationId("rtbassoc-9")
                                        .routeTableId("rtb-1")
                                        .subnetId("subnet-9")
                                        .associationState(s -> s.state("disassociating")))
                        .build());

        assertThat(associations())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.key()).isEqualTo(key(ResourceKind.ROUTE_TABLE_ASSOCIATION, "subnet-9"));
                    assertThat(one.readiness()).isEqualTo(Readiness.DELETING);
                    assertThat(((RouteTableAssociation) one.actual()).subnet()).isEqualTo(new AwsId("subnet-9"));
                });
    }

    private Stream<Observed<?>> ofKind(ResourceKind kind) {
        return snapshot().in(NETWORK).stream().filter(one -> one.key().kind() == kind);
    }

    private List<Observed<?>> associations() {
        return ofKind(ResourceKind.ROUTE_TABLE_ASSOCIATION).toList();
    }

    private Route route(String destination) {
        return (Route) seen(Route.keyOf(TABLE, destination)).actual();
    }
}
