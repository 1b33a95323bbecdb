package io.gatehouse.reconcile;

import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.CloudActuator;
import io.gatehouse.cloud.CloudCatalog;
import io.gatehouse.cloud.CloudInventory;
import io.gatehouse.cloud.CloudPermissions;
import io.gatehouse.cloud.MemberChannel;

/// A cloud with another actuator.
record GuardedCloud(Cloud cloud, CloudActuator actuator) implements Cloud {

    @Override
    public CloudInventory inventory() {
        return cloud.inventory();
    }

    @Override
    public CloudCatalog catalog() {
        return cloud.catalog();
    }

    @Override
    public CloudPermissions permissions() {
        return cloud.permissions();
    }

    @Override
    public MemberChannel channel() {
        return cloud.channel();
    }
}
