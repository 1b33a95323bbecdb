package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudFailure.Reason;
import java.util.Collection;

/// Which subnets use which route tables. A subnet that is not in here uses the main table of its VPC.
public final class Associations extends Table<AssociationEntry> {

    Associations(SandboxWorld world, Collection<AssociationEntry> entries) {
        super(world, "InvalidAssociationID.NotFound", "association ID", entries);
    }

    /// `AssociateRouteTable`.
    public AssociationEntry create(String subnetId, String tableId) {
        checkNetwork(world().subnets().require(subnetId), world().tables().require(tableId));
        if (any(one -> one.subnetId().equals(subnetId))) {
            throw new Refusal(
                    Reason.ALREADY_EXISTS,
                    "Resource.AlreadyAssociated",
                    "the specified association for subnet %s conflicts with an existing association"
                            .formatted(subnetId));
        }
        return add(new AssociationEntry(world().ids().next("rtbassoc"), subnetId, tableId));
    }

    /// `ReplaceRouteTableAssociation`: what it gives has another id.
    public AssociationEntry replace(String id, String tableId) {
        AssociationEntry before = require(id);
        checkNetwork(world().subnets().require(before.subnetId()), world().tables().require(tableId));
        remove(id);
        return add(new AssociationEntry(world().ids().next("rtbassoc"), before.subnetId(), tableId));
    }

    private static void checkNetwork(SubnetEntry subnet, TableEntry table) {
        if (!subnet.vpcId().equals(table.vpcId())) {
            throw Refusal.invalid(
                    "InvalidParameterValue",
                    "Route table %s and subnet %s belong to different networks".formatted(table.id(), subnet.id()));
        }
    }

    /// `DisassociateRouteTable`.
    public void delete(String id) {
        remove(require(id).id());
    }

    void forget(String subnetId) {
        removeIf(one -> one.subnetId().equals(subnetId));
    }
}
