package io.gatehouse.appliance;

import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.parallel.Isolated;

/// Boots NAT instances from the very user data and bundles that they get, in a VPC made of network namespaces, and
/// watches what packets do. AWS is an emulator there, and the VPC's router follows it. `src/test/lab/run` does the same
/// by hand, with the files that these tests leave in `target/lab`.
@Isolated("its figures are about time")
@RequiresCapability({Capability.LAB, Capability.MOTO})
class NatLabIT {

    @TestFactory
    Stream<DynamicTest> theLabItself() {
        return LabRun.shared().checks("itself");
    }

    @TestFactory
    Stream<DynamicTest> aMemberOfAPair() {
        return LabRun.shared().checks("pair");
    }

    @TestFactory
    Stream<DynamicTest> aSingleNatInstance() {
        return LabRun.shared().checks("single");
    }

    /// Installs from Debian's archive, which takes minutes.
    @TestFactory
    @RequiresCapability(Capability.DEBOOTSTRAP)
    @EnabledIfEnvironmentVariable(
            named = LabRun.LONG_FORM,
            matches = ".+",
            disabledReason = "only in the lab's long form: mvn verify -Plab-long")
    Stream<DynamicTest> aDebianOfItsOwn() {
        return LabRun.shared().checks("debian");
    }
}
