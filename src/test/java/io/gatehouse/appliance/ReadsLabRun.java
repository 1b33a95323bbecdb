package io.gatehouse.appliance;

import io.gatehouse.testing.Capability;
import io.gatehouse.testing.RequiresCapability;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;

/// A test that reads what [LabRun] reports. The lab starts before all tests and mostly waits; so it runs beside the
/// others, and these come last.
@RequiresCapability({Capability.LAB, Capability.MOTO})
@Order(Integer.MAX_VALUE)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ReadsLabRun {}
