package io.gatehouse.cloud.sandbox;

import io.gatehouse.cloud.CloudFixture;
import io.gatehouse.cloud.FailuresContract;

/// The sandbox under contract: saying no.
class SandboxFailuresTest extends FailuresContract {

    @Override
    protected CloudFixture fixture() {
        return new SandboxFixture();
    }
}
