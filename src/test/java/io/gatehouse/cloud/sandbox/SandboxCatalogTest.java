package io.gatehouse.cloud.sandbox;

import io.gatehouse.cloud.CatalogContract;
import io.gatehouse.cloud.CloudFixture;

/// The sandbox under contract: what may be chosen.
class SandboxCatalogTest extends CatalogContract {

    @Override
    protected CloudFixture fixture() {
        return new SandboxFixture();
    }
}
