package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.topology.Cidr;
import java.util.Collection;
import java.util.Map;

/// The subnets of an account.
public final class Subnets extends TaggedTable<SubnetEntry> {

    Subnets(SandboxWorld world, Collection<SubnetEntry> entries) {
        super(world, "InvalidSubnetID.NotFound", "subnet ID", entries);
    }

    /// `CreateSubnet`.
    public SubnetEntry create(String vpcId, String cidr, String zone, Map<String, String> tags) {
        VpcEntry vpc = world().vpcs().require(vpcId);
        Cidr block = Blocks.require(cidr, "InvalidSubnet.Range");
        if (!Cidr.parse(vpc.cidr()).contains(block)) {
            throw Refusal.invalid("InvalidSubnet.Range", "The CIDR '%s' is invalid.".formatted(cidr));
        }
        if (!Zones.of(world().rules().region()).contains(zone)) {
            throw Refusal.invalid(
                    "InvalidParameterValue", "Value (%s) for parameter availabilityZone is invalid.".formatted(zone));
        }
        if (any(one -> one.vpcId().equals(vpcId) && Cidr.parse(one.cidr()).overlaps(block))) {
            throw new Refusal(
                    Reason.ALREADY_EXISTS,
                    "InvalidSubnet.Conflict",
                    "The CIDR '%s' conflicts with another subnet".formatted(cidr));
        }
        return add(new SubnetEntry(world().ids().next("subnet"), vpcId, cidr, zone, tags));
    }

    /// `DeleteSubnet`: its association with a route table goes with it.
    public void delete(String id) {
        require(id);
        if (world().interfaces().any(one -> one.subnetId().equals(id))) {
            throw Refusal.inUse("The subnet '%s' has dependencies and cannot be deleted.".formatted(id));
        }
        world().associations().forget(id);
        remove(id);
    }
}
