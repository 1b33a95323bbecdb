package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.gatehouse.cloud.BoundariesContract;
import io.gatehouse.cloud.CatalogContract;
import io.gatehouse.cloud.ChangesContract;
import io.gatehouse.cloud.ChannelContract;
import io.gatehouse.cloud.CloudFixture;
import io.gatehouse.cloud.FailuresContract;
import io.gatehouse.cloud.LifecycleContract;
import io.gatehouse.cloud.SampleChange;
import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;

/// The contracts of a cloud, kept by the adapter with moto behind it; what moto cannot show is left out by name.
@RequiresCapability(Capability.MOTO)
@TestClassOrder(ClassOrderer.OrderAnnotation.class)
class AwsContractIT {

    @Nested
    class Lifecycle extends LifecycleContract {

        @Override
        protected CloudFixture fixture() {
            return MotoFixture.fresh();
        }
    }

    @Nested
    class Changes extends ChangesContract {

        @Override
        protected CloudFixture fixture() {
            return MotoFixture.fresh();
        }

        /// Asked for another profile of an instance, moto changes the association and goes on showing the first profile
        /// with the instance. [WireTests] looks at the association.
        @Override
        protected boolean canShow(SampleChange change) {
            return !Set.of(
                            "the instances get another profile, and the first one goes",
                            "an instance profile has another name",
                            "a role has another name")
                    .contains(change.sentence());
        }
    }

    @Nested
    class Boundaries extends BoundariesContract {

        @Override
        protected CloudFixture fixture() {
            return MotoFixture.fresh();
        }
    }

    @Nested
    class Failures extends FailuresContract {

        @Override
        protected CloudFixture fixture() {
            return MotoFixture.fresh();
        }

        @Test
        @Disabled("moto makes interfaces with addresses outside of their subnet")
        @Override
        protected void anAddressOutsideOfItsSubnetIsInvalid() {}
    }

    @Nested
    class Channel extends ChannelContract {

        @Override
        protected CloudFixture fixture() {
            return MotoFixture.fresh();
        }
    }

    @Nested
    class Catalog extends CatalogContract {

        @Override
        protected CloudFixture fixture() {
            return MotoFixture.fresh();
        }
    }

    @Nested
    class Wire extends WireTests {}

    /// What the adapter says it needs, held against what it did all the while.
    @Nested
    @Order(Integer.MAX_VALUE)
    class Permissions {

        /// Permissions that AWS asks for within other operations, and that have no operation of their own here: to hand
        /// a role on, to tag a profile or a queue while it is made. And one for a policy that insists on TLS, which
        /// moto does not have.
        private static final Set<String> WITHIN_OTHERS =
                Set.of("iam:PassRole", "iam:TagInstanceProfile", "sqs:TagQueue", "s3:PutBucketPolicy");

        @Test
        void everyOperationIsDeclaredAndEveryDeclaredOneIsUsed() {
            var used = new TreeSet<>(MotoFixture.AWS.calls().operations());
            assumeThat(used).as("the contracts ran before").isNotEmpty();
            used.addAll(WITHIN_OTHERS);

            assertThat(used).isEqualTo(PanelPolicyTest.called());
        }
    }
}
