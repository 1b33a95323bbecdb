package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.world.TableEntry;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.RouteTable;
import java.util.stream.Stream;

/// Route tables.
final class RouteTableHandler implements SandboxHandler<RouteTable> {

    @Override
    public ResourceKind kind() {
        return ResourceKind.ROUTE_TABLE;
    }

    @Override
    public Class<RouteTable> type() {
        return RouteTable.class;
    }

    @Override
    public String listing() {
        return "ec2:DescribeRouteTables";
    }

    @Override
    public Stream<Observed<RouteTable>> observe(OwnedView view) {
        return view.world()
                .tables()
                .all()
                .flatMap(one -> view.key(kind(), one.id()).map(key -> read(one, key, view)).stream());
    }

    private static Observed<RouteTable> read(TableEntry one, ResourceKey key, OwnedView view) {
        return Observed.ready(
                new AwsId(one.id()), new RouteTable(key, OwnedView.name(one), view.ref(ResourceKind.VPC, one.vpcId())));
    }

    @Override
    public Outcome create(Task<RouteTable> task) {
        RouteTable wanted = task.resource();
        TableEntry made =
                task.api()
                        .call(
                                "ec2:CreateRouteTable",
                                world -> world.tables().create(task.id(wanted.vpc()), task.tags(wanted), task.token()));
        return new Outcome.Applied(new AwsId(made.id()));
    }

    @Override
    public Outcome update(Task<RouteTable> task) {
        task.api().run("ec2:CreateTags", world -> world.tables().tag(task.id().value(), task.tags(task.resource())));
        return new Outcome.Applied(task.id());
    }

    @Override
    public Outcome delete(Task<RouteTable> task) {
        task.api().run("ec2:DeleteRouteTable", world -> world.tables().delete(task.id().value()));
        return new Outcome.Applied(null);
    }
}
