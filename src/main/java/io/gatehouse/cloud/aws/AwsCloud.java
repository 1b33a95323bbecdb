package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.topology.AccountRegion;
import java.time.Clock;

/// One AWS account and region.
final class AwsCloud implements Cloud {

    private final AwsInventory inventory;
    private final AwsActuator actuator;
    private final AwsCatalog catalog;

    AwsCloud(InstallationId installation, Clock clock, AccountRegion where, AwsClients clients) {
        var handlers = AwsHandlers.of(clients, installation);
        this.inventory =
                new AwsInventory(
                        where, clock, new RegionSweep(new RegionCalls(clients, installation)), installation, handlers);
        this.actuator = new AwsActuator(handlers);
        this.catalog = new AwsCatalog(clients);
    }

    @Override
    public AwsInventory inventory() {
        return inventory;
    }

    @Override
    public AwsActuator actuator() {
        return actuator;
    }

    @Override
    public AwsCatalog catalog() {
        return catalog;
    }
}
