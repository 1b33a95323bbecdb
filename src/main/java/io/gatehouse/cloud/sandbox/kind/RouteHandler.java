package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.world.RouteEntry;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Route;
import java.util.Set;
import java.util.stream.Stream;

/// Routes, but for the local one that every table has.
final class RouteHandler implements SandboxHandler<Route> {

    @Override
    public ResourceKind kind() {
        return ResourceKind.ROUTE;
    }

    @Override
    public Class<Route> type() {
        return Route.class;
    }

    @Override
    public String listing() {
        return "ec2:DescribeRouteTables";
    }

    @Override
    public Stream<Observed<Route>> observe(OwnedView view) {
        return view.world()
                .routes()
                .all()
                .flatMap(one ->
                        view
                                .key(ResourceKind.ROUTE_TABLE, one.tableId())
                                .map(table -> read(one, table, view))
                                .stream());
    }

    private static Observed<Route> read(RouteEntry one, ResourceKey table, OwnedView view) {
        var actual =
                new Route(
                        Route.keyOf(table, one.destination()),
                        table,
                        one.destination(),
                        view.ref(targetKind(one), one.targetId()),
                        Set.of(),
                        view.world().routes().isBlackHole(one));
        return new Observed<>(new AwsId(one.id()), actual, Observed.Readiness.READY, actual.facts());
    }

    private static ResourceKind targetKind(RouteEntry one) {
        return one.goesToGateway() ? ResourceKind.INTERNET_GATEWAY : ResourceKind.NETWORK_INTERFACE;
    }

    @Override
    public Outcome create(Task<Route> task) {
        Route wanted = task.resource();
        RouteEntry made =
                task.api()
                        .call(
                                "ec2:CreateRoute",
                                world ->
                                        world.routes()
                                                .create(
                                                        task.id(wanted.routeTable()),
                                                        wanted.destination(),
                                                        task.id(wanted.target())));
        return new Outcome.Applied(new AwsId(made.id()));
    }

    @Override
    public Outcome update(Task<Route> task) {
        Route wanted = task.resource();
        RouteEntry changed =
                task.api()
                        .call(
                                "ec2:ReplaceRoute",
                                world ->
                                        world.routes()
                                                .replace(
                                                        task.id(wanted.routeTable()),
                                                        wanted.destination(),
                                                        task.id(wanted.target())));
        return new Outcome.Applied(new AwsId(changed.id()));
    }

    @Override
    public Outcome delete(Task<Route> task) {
        Route seen = task.resource();
        task.api()
                .run("ec2:DeleteRoute", world -> world.routes().delete(task.id(seen.routeTable()), seen.destination()));
        return new Outcome.Applied(null);
    }
}
