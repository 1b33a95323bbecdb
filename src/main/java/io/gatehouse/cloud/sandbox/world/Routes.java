package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudFailure.Reason;
import java.util.Collection;
import java.util.Optional;

/// The routes of all route tables.
public final class Routes extends Table<RouteEntry> {

    Routes(SandboxWorld world, Collection<RouteEntry> entries) {
        super(world, "InvalidRoute.NotFound", "route", entries);
    }

    /// `CreateRoute`.
    public RouteEntry create(String tableId, String destination, String targetId) {
        TableEntry table = world().tables().require(tableId);
        var route = new RouteEntry(tableId, Blocks.parse(destination).toString(), targetId);
        if (destination.equals(world().vpcs().require(table.vpcId()).cidr())) {
            throw Refusal.invalid("InvalidParameterValue", "The local route cannot be changed: " + destination);
        }
        if (any(one -> one.id().equals(route.id()))) {
            throw new Refusal(
                    Reason.ALREADY_EXISTS,
                    "RouteAlreadyExists",
                    "The route identified by %s already exists.".formatted(destination));
        }
        checkTarget(table, targetId);
        return add(route);
    }

    /// `ReplaceRoute`.
    public RouteEntry replace(String tableId, String destination, String targetId) {
        TableEntry table = world().tables().require(tableId);
        require(RouteEntry.idOf(tableId, destination));
        checkTarget(table, targetId);
        return put(new RouteEntry(tableId, destination, targetId));
    }

    private void checkTarget(TableEntry table, String targetId) {
        String vpc =
                RouteEntry.isGateway(targetId)
                        ? world().gateways().require(targetId).vpcId()
                        : world().interfaces().vpcOf(world().interfaces().require(targetId));
        if (!table.vpcId().equals(vpc)) {
            throw Refusal.invalid(
                    "InvalidParameterValue",
                    "route table %s and %s belong to different networks".formatted(table.id(), targetId));
        }
    }

    /// `DeleteRoute`.
    public void delete(String tableId, String destination) {
        world().tables().require(tableId);
        remove(require(RouteEntry.idOf(tableId, destination)).id());
    }

    /// Whether a route leads nowhere: its gateway is not attached, or no running instance has its interface.
    public boolean isBlackHole(RouteEntry route) {
        if (route.goesToGateway()) {
            return world().gateways()
                    .existing()
                    .noneMatch(one -> one.id().equals(route.targetId()) && one.vpcId() != null);
        }
        Optional<InstanceEntry> instance = world().instances().using(route.targetId());
        return instance.filter(one -> one.state(world().now()) == InstanceEntry.State.RUNNING).isEmpty();
    }

    void forget(String tableId) {
        removeIf(one -> one.tableId().equals(tableId));
    }
}
