package io.gatehouse.cloud.aws;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteOrigin;
import software.amazon.awssdk.services.ec2.model.RouteState;

/// A route that somebody put into a table, in AWS's words.
///
/// @param destination a CIDR, or the id of a prefix list
/// @param target the id of what it leads to
/// @param blackHole whether AWS says that the target is gone or not running
record RouteForm(String destination, String target, boolean blackHole) {

    private static final String ENDPOINT = "vpce-";

    /// A route that AWS shows; empty for one that belongs to something else: the table's own local routes, those that a
    /// virtual private gateway propagates, and those of gateway endpoints, which come and go with the endpoint.
    static Optional<RouteForm> of(Route route) {
        String destination =
                first(route.destinationCidrBlock(), route.destinationIpv6CidrBlock(), route.destinationPrefixListId());
        String target = target(route);
        boolean own =
                route.origin() == RouteOrigin.CREATE_ROUTE_TABLE
                        || route.origin() == RouteOrigin.ENABLE_VGW_ROUTE_PROPAGATION;
        boolean endpoints = target.startsWith(ENDPOINT) && route.destinationPrefixListId() != null;
        return own || endpoints
                ? Optional.empty()
                : Optional.of(new RouteForm(destination, target, route.state() == RouteState.BLACKHOLE));
    }

    /// Whether the id is that of an internet gateway.
    static boolean isGateway(String id) {
        return id.startsWith("igw-");
    }

    /// An interface comes with its instance; the interface is what the route is about.
    private static String target(Route route) {
        return first(
                route.networkInterfaceId(),
                route.gatewayId(),
                route.natGatewayId(),
                route.transitGatewayId(),
                route.vpcPeeringConnectionId(),
                route.egressOnlyInternetGatewayId(),
                route.localGatewayId(),
                route.carrierGatewayId(),
                route.coreNetworkArn(),
                route.instanceId());
    }

    private static String first(@Nullable String... some) {
        return Stream.of(some).filter(Objects::nonNull).findFirst().orElse("none");
    }
}
