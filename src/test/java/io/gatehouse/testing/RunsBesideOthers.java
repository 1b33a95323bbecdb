package io.gatehouse.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The tests of such a class run beside those of the other classes: it waits much, or takes long, and shares nothing
 * with them. Only one such class runs at a time, and its tests one after the other.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(RunsBesideOthers.PLACE)
public @interface RunsBesideOthers {

    /** What such a class holds. Who locks it too, without being one, runs while there is none. */
    String PLACE = "the place beside the others";

    /** Held by who makes network namespaces by the hundred, and by who times packets through a few. */
    String NAMESPACES = "network namespaces";
}
