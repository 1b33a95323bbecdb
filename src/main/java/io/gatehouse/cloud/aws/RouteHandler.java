package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Route;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;

/// Routes. AWS gives them no id: here it is the table's, a slash, and the destination.
final class RouteHandler implements AwsHandler<Route> {

    /// What EC2 may say of a route that it is to replace and that has gone meanwhile: that it is not there, or, as of
    /// much else, that the request is wrong.
    private static final Set<Reason> OF_MISSING = EnumSet.of(Reason.NOT_FOUND, Reason.INVALID);

    private final Ec2Client ec2;

    RouteHandler(Ec2Client ec2) {
        this.ec2 = ec2;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.ROUTE;
    }

    @Override
    public Class<Route> type() {
        return Route.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of("ec2:DescribeRouteTables", "ec2:CreateRoute", "ec2:ReplaceRoute", "ec2:DeleteRoute");
    }

    @Override
    public Stream<Observed<Route>> observe(RegionListing listing, OwnedIds own) {
        return listing.routeTables().stream()
                .flatMap(table ->
                        own.key(ResourceKind.ROUTE_TABLE, table.routeTableId()).stream()
                                .flatMap(key ->
                                        table.routes().stream()
                                                .flatMap(route -> RouteForm.of(route).stream())
                                                .map(route -> read(route, table.routeTableId(), key, own))));
    }

    private static Observed<Route> read(RouteForm route, String tableId, ResourceKey table, OwnedIds own) {
        var actual =
                new Route(
                        Route.keyOf(table, route.destination()),
                        table,
                        route.destination(),
                        target(route.target(), own),
                        Set.of(),
                        route.blackHole());
        return new Observed<>(id(tableId, route.destination()), actual, Observed.Readiness.READY, actual.facts());
    }

    private static Ref target(String id, OwnedIds own) {
        return own.key(ResourceKind.NETWORK_INTERFACE, id)
                .<Ref>map(key -> key)
                .orElseGet(() -> own.ref(ResourceKind.INTERNET_GATEWAY, id));
    }

    private static AwsId id(String table, String destination) {
        return new AwsId(table + "/" + destination);
    }

    @Override
    public Outcome create(Task<Route> task) {
        Route wanted = task.resource();
        String table = task.id(wanted.routeTable());
        String target = task.id(wanted.target());
        try {
            ec2.createRoute(r -> {
                r.routeTableId(table).destinationCidrBlock(wanted.destination());
                if (RouteForm.isGateway(target)) {
                    r.gatewayId(target);
                } else {
                    r.networkInterfaceId(target);
                }
            });
        } catch (CloudException e) {
            if (e.failure().reason() != Reason.ALREADY_EXISTS || !isAcceptable(table, task)) {
                throw e;
            }
        }
        return new Outcome.Applied(id(table, wanted.destination()));
    }

    /// Whether the route that is there leads where it may, because an earlier try or a member of the pair made it.
    private boolean isAcceptable(String table, Task<Route> task) {
        Route wanted = task.resource();
        Set<String> targets =
                Stream.concat(Stream.of(wanted.target()), wanted.alsoAcceptable().stream())
                        .flatMap(target -> task.find(target).stream())
                        .collect(Collectors.toSet());
        return routes(table, wanted.destination()).anyMatch(route -> targets.contains(route.target()));
    }

    private Stream<RouteForm> routes(String table, String destination) {
        return ec2.describeRouteTables(r -> r.routeTableIds(table)).routeTables().stream()
                .flatMap(one -> one.routes().stream())
                .flatMap(route -> RouteForm.of(route).stream())
                .filter(route -> route.destination().equals(destination));
    }

    @Override
    public Outcome update(Task<Route> task) {
        Route wanted = task.resource();
        String table = task.id(wanted.routeTable());
        try {
            replace(table, wanted.destination(), task.id(wanted.target()));
        } catch (CloudException e) {
            if (!OF_MISSING.contains(e.failure().reason())
                    || routes(table, wanted.destination()).findAny().isPresent()) {
                throw e;
            }
            return create(task);
        }
        return new Outcome.Applied(id(table, wanted.destination()));
    }

    private void replace(String table, String destination, String target) {
        ec2.replaceRoute(r -> {
            r.routeTableId(table).destinationCidrBlock(destination);
            if (RouteForm.isGateway(target)) {
                r.gatewayId(target);
            } else {
                r.networkInterfaceId(target);
            }
        });
    }

    @Override
    public Outcome delete(Task<Route> task) {
        String[] tableAndDestination = task.id().value().split("/", 2);
        String destination = tableAndDestination[1];
        ec2.deleteRoute(r -> {
            r.routeTableId(tableAndDestination[0]);
            if (destination.startsWith("pl-")) {
                r.destinationPrefixListId(destination);
            } else if (destination.indexOf(':') >= 0) {
                r.destinationIpv6CidrBlock(destination);
            } else {
                r.destinationCidrBlock(destination);
            }
        });
        return new Outcome.Applied(null);
    }
}
