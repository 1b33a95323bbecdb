package io.gatehouse.topology;

import java.util.Set;

/// Which route table a subnet uses.
///
/// @param subnet the subnet
/// @param routeTable its table
/// @see <a
///   href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateRouteTable.html">AssociateRouteTable</a>
public record RouteTableAssociation(ResourceKey key, @Fixed Ref subnet, @Holds Ref routeTable) implements Resource {

    /// The association of a subnet, which can have one only.
    public static RouteTableAssociation of(ResourceKey subnet, Ref routeTable) {
        var key = new ResourceKey(subnet.scope(), ResourceKind.ROUTE_TABLE_ASSOCIATION, subnet.slot());
        return new RouteTableAssociation(key, subnet, routeTable);
    }

    @Override
    public Set<ResourceKey> dependsOn() {
        return Refs.keys(subnet, routeTable);
    }

    @Override
    public Disruption disruption(Intervention intervention) {
        return intervention == Intervention.UPDATE
                ? Disruption.brief("Open connections out of the subnet change their way.")
                : Disruption.outage("The subnet falls back to the VPC’s main table and has no way out.");
    }
}
