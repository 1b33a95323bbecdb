package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CatalogContract;
import io.gatehouse.cloud.CloudFixture;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;

@RequiresCapability(Capability.MOTO)
class AwsCatalogContractIT extends CatalogContract {

    @Override
    protected CloudFixture fixture() {
        return MotoFixture.fresh();
    }
}
