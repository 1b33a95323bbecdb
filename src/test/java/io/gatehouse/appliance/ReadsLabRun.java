package io.gatehouse.appliance;

import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;

/// A test that reads what [LabRun] reports. The lab starts before all tests and mostly waits; so it runs beside the
/// others, and these come last but for what would disturb it.
@RequiresCapability({Capability.LAB, Capability.MOTO})
@Order(ReadsLabRun.LATE)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ReadsLabRun {

    /// Where these tests stand among all.
    int LATE = 1_000_000_000;

    /// Where those stand that must not run beside the lab.
    int AFTER_THE_LAB = LATE + 1;
}
