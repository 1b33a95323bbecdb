package io.gatehouse.appliance;

import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;

/// A NAT pair in a bad network, and with everything around it failing in turn.
@Isolated("its figures are about time")
@RequiresCapability({Capability.LAB, Capability.MOTO})
class TroubleLabIT {

    @TestFactory
    Stream<DynamicTest> inBadWeather() {
        return LabRun.shared().checks("loss");
    }

    @TestFactory
    Stream<DynamicTest> whenOneFlaps() {
        return LabRun.shared().checks("flapping");
    }

    @TestFactory
    Stream<DynamicTest> inTrouble() {
        return LabRun.shared().checks("trouble");
    }
}
