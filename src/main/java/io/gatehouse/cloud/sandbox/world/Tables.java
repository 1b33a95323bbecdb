package io.gatehouse.cloud.sandbox.world;

import java.util.Collection;
import java.util.Map;

/// The route tables of an account.
public final class Tables extends TaggedTable<TableEntry> {

    Tables(SandboxWorld world, Collection<TableEntry> entries) {
        super(world, "InvalidRouteTableID.NotFound", "routeTable ID", entries);
    }

    /// `CreateRouteTable`.
    ///
    /// @param token the same for the same creation
    public TableEntry create(String vpcId, Map<String, String> tags, String token) {
        return world().once(
                        "CreateRouteTable " + token,
                        this,
                        () -> {
                            world().vpcs().require(vpcId);
                            return add(new TableEntry(world().ids().next("rtb"), vpcId, false, tags));
                        });
    }

    void addMain(String vpcId) {
        add(new TableEntry(world().ids().next("rtb"), vpcId, true, Map.of()));
    }

    /// `DeleteRouteTable`: its routes go with it.
    public void delete(String id) {
        if (require(id).main() || world().associations().any(one -> one.tableId().equals(id))) {
            throw Refusal.inUse("The routeTable '%s' has dependencies and cannot be deleted.".formatted(id));
        }
        world().routes().forget(id);
        remove(id);
    }

    void forget(String vpcId) {
        existing()
                .filter(one -> one.vpcId().equals(vpcId))
                .toList()
                .forEach(one -> {
                    world().routes().forget(one.id());
                    remove(one.id());
                });
    }
}
