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
    private final AwsPermissions permissions;
    private final AwsChannel channel;

    AwsCloud(InstallationId installation, Clock clock, AccountRegion where, AwsClients clients) {
        var place = new ChannelPlace(clients, installation, where.region());
        var handlers = AwsHandlers.of(clients, installation, place);
        var calls = new RegionCalls(clients, installation);
        var sweep = new RegionSweep(calls, new ChannelCalls(clients, place));
        this.inventory = new AwsInventory(where, clock, calls, sweep, installation, handlers);
        this.actuator = new AwsActuator(handlers);
        this.catalog = new AwsCatalog(clients);
        this.permissions = new AwsPermissions(clients, where.region());
        this.channel = new AwsChannel(clients, place);
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

    @Override
    public AwsPermissions permissions() {
        return permissions;
    }

    @Override
    public AwsChannel channel() {
        return channel;
    }
}
