package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.ChangesContract;
import io.gatehouse.cloud.CloudFixture;
import io.gatehouse.cloud.SampleChange;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;
import java.util.Set;

@RequiresCapability(Capability.MOTO)
class AwsChangesContractIT extends ChangesContract {

    @Override
    protected CloudFixture fixture() {
        return MotoFixture.fresh();
    }

    /// Asked for another profile of an instance, moto changes the association and goes on showing the first profile
    /// with the instance. [AwsRequestsIT] looks at the association.
    @Override
    protected boolean canShow(SampleChange change) {
        return !Set.of(
                        "the instances get another profile, and the first one goes",
                        "an instance profile has another name",
                        "a role has another name")
                .contains(change.sentence());
    }
}
