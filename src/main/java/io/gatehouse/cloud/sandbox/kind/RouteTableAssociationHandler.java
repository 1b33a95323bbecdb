package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.world.AssociationEntry;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.RouteTableAssociation;
import java.util.stream.Stream;

/// Which route tables our subnets use.
final class RouteTableAssociationHandler implements SandboxHandler<RouteTableAssociation> {

    @Override
    public ResourceKind kind() {
        return ResourceKind.ROUTE_TABLE_ASSOCIATION;
    }

    @Override
    public Class<RouteTableAssociation> type() {
        return RouteTableAssociation.class;
    }

    @Override
    public String listing() {
        return "ec2:DescribeRouteTables";
    }

    @Override
    public Stream<Observed<RouteTableAssociation>> observe(OwnedView view) {
        return view.world()
                .associations()
                .all()
                .flatMap(one ->
                        view.key(ResourceKind.SUBNET, one.subnetId()).map(subnet -> read(one, subnet, view)).stream());
    }

    private static Observed<RouteTableAssociation> read(AssociationEntry one, ResourceKey subnet, OwnedView view) {
        return Observed.ready(
                new AwsId(one.id()),
                RouteTableAssociation.of(subnet, view.ref(ResourceKind.ROUTE_TABLE, one.tableId())));
    }

    @Override
    public Outcome create(Task<RouteTableAssociation> task) {
        RouteTableAssociation wanted = task.resource();
        AssociationEntry made =
                task.api()
                        .call(
                                "ec2:AssociateRouteTable",
                                world ->
                                        world.associations()
                                                .create(task.id(wanted.subnet()), task.id(wanted.routeTable())));
        return new Outcome.Applied(new AwsId(made.id()));
    }

    @Override
    public Outcome update(Task<RouteTableAssociation> task) {
        AssociationEntry changed =
                task.api()
                        .call(
                                "ec2:ReplaceRouteTableAssociation",
                                world ->
                                        world.associations()
                                                .replace(task.id().value(), task.id(task.resource().routeTable())));
        return new Outcome.Applied(new AwsId(changed.id()));
    }

    @Override
    public Outcome delete(Task<RouteTableAssociation> task) {
        task.api().run("ec2:DisassociateRouteTable", world -> world.associations().delete(task.id().value()));
        return new Outcome.Applied(null);
    }
}
