package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.RouteTableAssociation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationState;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociationStateCode;

/// Which table a subnet uses. That of the VPC's main table is none of ours.
final class RouteTableAssociationHandler implements AwsHandler<RouteTableAssociation> {

    private final Ec2Client ec2;

    RouteTableAssociationHandler(Ec2Client ec2) {
        this.ec2 = ec2;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.ROUTE_TABLE_ASSOCIATION;
    }

    @Override
    public Class<RouteTableAssociation> type() {
        return RouteTableAssociation.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of(
                "ec2:DescribeRouteTables",
                "ec2:AssociateRouteTable",
                "ec2:ReplaceRouteTableAssociation",
                "ec2:DisassociateRouteTable");
    }

    @Override
    public Stream<Observed<RouteTableAssociation>> observe(RegionListing listing, OwnedIds own) {
        return listing.routeTables().stream()
                .flatMap(table -> associations(table).flatMap(one -> read(one, own).stream()));
    }

    private static Stream<software.amazon.awssdk.services.ec2.model.RouteTableAssociation> associations(
            RouteTable table) {
        return table.associations().stream()
                .filter(one -> one.subnetId() != null && !Boolean.TRUE.equals(one.main()))
                .filter(one -> state(one).filter(RouteTableAssociationStateCode.DISASSOCIATED::equals).isEmpty());
    }

    private static Optional<RouteTableAssociationStateCode> state(
            software.amazon.awssdk.services.ec2.model.RouteTableAssociation one) {
        return Optional.ofNullable(one.associationState()).map(RouteTableAssociationState::state);
    }

    private static Optional<Observed<RouteTableAssociation>> read(
            software.amazon.awssdk.services.ec2.model.RouteTableAssociation one, OwnedIds own) {
        Ref table = own.ref(ResourceKind.ROUTE_TABLE, one.routeTableId());
        Optional<RouteTableAssociation> ofSubnet =
                own.key(ResourceKind.SUBNET, one.subnetId()).map(subnet -> RouteTableAssociation.of(subnet, table));
        return ofSubnet.or(() ->
                        own.key(ResourceKind.ROUTE_TABLE, one.routeTableId())
                                .map(key -> ofStranger(one.subnetId(), key)))
                .map(actual ->
                        new Observed<>(new AwsId(one.routeTableAssociationId()), actual, readiness(one), Map.of()));
    }

    /// A subnet that is not ours uses a table of ours.
    private static RouteTableAssociation ofStranger(String subnetId, ResourceKey table) {
        var key = new ResourceKey(table.scope(), ResourceKind.ROUTE_TABLE_ASSOCIATION, subnetId);
        return new RouteTableAssociation(key, new AwsId(subnetId), table);
    }

    private static Readiness readiness(software.amazon.awssdk.services.ec2.model.RouteTableAssociation one) {
        return state(one).filter(RouteTableAssociationStateCode.DISASSOCIATING::equals).isPresent()
                ? Readiness.DELETING
                : Readiness.READY;
    }

    @Override
    public Outcome create(Task<RouteTableAssociation> task) {
        var wanted = task.resource();
        String subnet = task.id(wanted.subnet());
        String table = task.id(wanted.routeTable());
        try {
            var made = ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnet));
            return new Outcome.Applied(new AwsId(made.associationId()));
        } catch (CloudException e) {
            return existing(e, table, subnet).orElseThrow(() -> e);
        }
    }

    private Optional<Outcome> existing(CloudException refusal, String table, String subnet) {
        if (refusal.failure().reason() != Reason.ALREADY_EXISTS) {
            return Optional.empty();
        }
        return ec2.describeRouteTables(r -> r.routeTableIds(table)).routeTables().stream()
                .flatMap(RouteTableAssociationHandler::associations)
                .filter(one -> one.subnetId().equals(subnet))
                .findFirst()
                .map(one -> new Outcome.Applied(new AwsId(one.routeTableAssociationId())));
    }

    @Override
    public Outcome update(Task<RouteTableAssociation> task) {
        String table = task.id(task.resource().routeTable());
        String association = task.id().value();
        var made = ec2.replaceRouteTableAssociation(r -> r.associationId(association).routeTableId(table));
        return new Outcome.Applied(new AwsId(made.newAssociationId()));
    }

    @Override
    public Outcome delete(Task<RouteTableAssociation> task) {
        ec2.disassociateRouteTable(r -> r.associationId(task.id().value()));
        return new Outcome.Applied(null);
    }
}
