package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.BoundariesContract;
import io.gatehouse.cloud.CloudFixture;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;

@RequiresCapability(Capability.MOTO)
class AwsBoundariesContractIT extends BoundariesContract {

    @Override
    protected CloudFixture fixture() {
        return MotoFixture.fresh();
    }
}
