package io.gatehouse.cloud.sandbox;

import io.gatehouse.cloud.CloudFixture;
import io.gatehouse.cloud.LifecycleContract;

/// The sandbox under contract: making and destroying networks.
class SandboxLifecycleTest extends LifecycleContract {

    @Override
    protected CloudFixture fixture() {
        return new SandboxFixture();
    }
}
