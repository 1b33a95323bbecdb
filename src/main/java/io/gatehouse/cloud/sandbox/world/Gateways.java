package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudFailure.Reason;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The internet gateways of an account.
public final class Gateways extends TaggedTable<GatewayEntry> {

    Gateways(SandboxWorld world, Collection<GatewayEntry> entries) {
        super(world, "InvalidInternetGatewayID.NotFound", "internetGateway ID", entries);
    }

    /// `CreateInternetGateway`: one that is attached to nothing.
    public GatewayEntry create(Map<String, String> tags) {
        return add(new GatewayEntry(world().ids().next("igw"), null, tags));
    }

    /// `AttachInternetGateway`.
    public void attach(String id, String vpcId) {
        GatewayEntry gateway = require(id);
        world().vpcs().require(vpcId);
        if (gateway.vpcId() != null || of(vpcId).isPresent()) {
            throw new Refusal(
                    Reason.ALREADY_EXISTS,
                    "Resource.AlreadyAssociated",
                    "resource %s is already attached to network %s".formatted(id, vpcId));
        }
        put(gateway.attachedTo(vpcId));
    }

    /// `DetachInternetGateway`.
    public void detach(String id, String vpcId) {
        GatewayEntry gateway = require(id);
        if (!vpcId.equals(gateway.vpcId())) {
            throw new Refusal(
                    Reason.NOT_FOUND,
                    "Gateway.NotAttached",
                    "resource %s is not attached to network %s".formatted(id, vpcId));
        }
        if (world().addresses().anyIn(vpcId)) {
            throw Refusal.inUse(
                    "Network %s has some mapped public address(es). Please unmap those public address(es) before detaching the gateway."
                            .formatted(vpcId));
        }
        put(gateway.attachedTo(null));
    }

    /// `DeleteInternetGateway`.
    public void delete(String id) {
        if (require(id).vpcId() != null) {
            throw Refusal.inUse("The internetGateway '%s' has dependencies and cannot be deleted.".formatted(id));
        }
        remove(id);
    }

    /// The gateway of a VPC.
    public Optional<GatewayEntry> of(String vpcId) {
        return existing().filter(one -> vpcId.equals(one.vpcId())).findFirst();
    }
}
