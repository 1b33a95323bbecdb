package io.gatehouse.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Skips the test where one of the capabilities cannot be had, and says why.
 *
 * <p>Where the environment variable {@code GATEHOUSE_TESTS_REQUIRE} (a comma-separated list, such as {@code
 * moto,browser}) names the missing capability, the test fails instead.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(CapabilityCondition.class)
public @interface RequiresCapability {

    /** What the test needs, all of it. */
    Capability[] value();
}
