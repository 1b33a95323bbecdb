package io.gatehouse.cloud.sandbox;

import io.gatehouse.cloud.BoundariesContract;
import io.gatehouse.cloud.CloudFixture;

/// The sandbox under contract: living beside others.
class SandboxBoundariesTest extends BoundariesContract {

    @Override
    protected CloudFixture fixture() {
        return new SandboxFixture();
    }
}
