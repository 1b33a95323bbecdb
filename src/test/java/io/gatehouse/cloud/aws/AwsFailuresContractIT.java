package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudFixture;
import io.gatehouse.cloud.FailuresContract;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

@RequiresCapability(Capability.MOTO)
class AwsFailuresContractIT extends FailuresContract {

    @Override
    protected CloudFixture fixture() {
        return MotoFixture.fresh();
    }

    @Test
    @Disabled("moto makes interfaces with addresses outside of their subnet")
    @Override
    protected void anAddressOutsideOfItsSubnetIsInvalid() {}
}
