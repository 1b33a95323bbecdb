package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.RouteTable;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/// Route tables.
final class RouteTableHandler implements AwsHandler<RouteTable> {

    private final Ec2Client ec2;
    private final Ec2Tagging tagging;

    RouteTableHandler(Ec2Client ec2, Ec2Tagging tagging) {
        this.ec2 = ec2;
        this.tagging = tagging;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.ROUTE_TABLE;
    }

    @Override
    public Class<RouteTable> type() {
        return RouteTable.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of("ec2:DescribeRouteTables", "ec2:CreateRouteTable", "ec2:CreateTags", "ec2:DeleteRouteTable");
    }

    @Override
    public void index(RegionListing listing, OwnedIds.Index index) {
        listing.routeTables().forEach(one -> index.note(kind(), one.routeTableId(), Ec2Tagging.read(one.tags())));
    }

    @Override
    public Stream<Observed<RouteTable>> observe(RegionListing listing, OwnedIds own) {
        return listing.routeTables().stream()
                .flatMap(one -> own.key(kind(), one.routeTableId()).map(key -> read(one, key, own)).stream());
    }

    private static Observed<RouteTable> read(
            software.amazon.awssdk.services.ec2.model.RouteTable table, ResourceKey key, OwnedIds own) {
        var vpc = own.ref(ResourceKind.VPC, table.vpcId());
        return Observed.ready(new AwsId(table.routeTableId()), new RouteTable(key, Ec2Tagging.name(table.tags()), vpc));
    }

    @Override
    public Outcome create(Task<RouteTable> task) {
        var wanted = task.resource();
        var made =
                ec2.createRouteTable(r ->
                        r.clientToken(task.token())
                                .vpcId(task.id(wanted.vpc()))
                                .tagSpecifications(tagging.specification(ResourceType.ROUTE_TABLE, wanted)));
        return new Outcome.Applied(new AwsId(made.routeTable().routeTableId()));
    }

    @Override
    public Outcome update(Task<RouteTable> task) {
        tagging.write(task.id().value(), task.resource());
        return new Outcome.Applied(task.id());
    }

    @Override
    public Outcome delete(Task<RouteTable> task) {
        ec2.deleteRouteTable(r -> r.routeTableId(task.id().value()));
        return new Outcome.Applied(null);
    }
}
