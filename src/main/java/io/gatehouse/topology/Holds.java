package io.gatehouse.topology;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a component that AWS can change, but that keeps what it refers to from being deleted. So a resource is
/// replaced with what such a component refers to: it lets go first, and takes hold again of what was made in its place.
/// A [Fixed] component holds as well.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Holds {}
