package io.gatehouse.cloud.sandbox;

import io.gatehouse.cloud.ChangesContract;
import io.gatehouse.cloud.CloudFixture;

/// The sandbox under contract: changing them.
class SandboxChangesTest extends ChangesContract {

    @Override
    protected CloudFixture fixture() {
        return new SandboxFixture();
    }
}
