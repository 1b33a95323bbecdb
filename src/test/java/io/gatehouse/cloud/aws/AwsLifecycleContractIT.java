package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudFixture;
import io.gatehouse.cloud.LifecycleContract;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;

@RequiresCapability(Capability.MOTO)
class AwsLifecycleContractIT extends LifecycleContract {

    @Override
    protected CloudFixture fixture() {
        return MotoFixture.fresh();
    }
}
