package io.gatehouse.cloud.sandbox.world;

import java.util.Collection;
import java.util.Map;

/// The VPCs of an account. Each comes with a default security group and a main route table, and takes them with it.
public final class Vpcs extends TaggedTable<VpcEntry> {

    Vpcs(SandboxWorld world, Collection<VpcEntry> entries) {
        super(world, "InvalidVpcID.NotFound", "vpc ID", entries);
    }

    /// `CreateVpc`.
    public VpcEntry create(String cidr, Map<String, String> tags) {
        Blocks.require(cidr, "InvalidVpc.Range");
        VpcEntry vpc = add(new VpcEntry(world().ids().next("vpc"), cidr, tags));
        world().groups().addDefault(vpc.id());
        world().tables().addMain(vpc.id());
        return vpc;
    }

    /// `DeleteVpc`.
    public void delete(String id) {
        require(id);
        if (isInUse(id)) {
            throw Refusal.inUse("The vpc '%s' has dependencies and cannot be deleted.".formatted(id));
        }
        world().groups().forget(id);
        world().tables().forget(id);
        remove(id);
    }

    private boolean isInUse(String id) {
        return world().subnets().any(one -> one.vpcId().equals(id))
                || world().gateways().any(one -> id.equals(one.vpcId()))
                || world().groups().any(one -> one.vpcId().equals(id) && !one.isDefault())
                || world().tables().any(one -> one.vpcId().equals(id) && !one.main());
    }
}
