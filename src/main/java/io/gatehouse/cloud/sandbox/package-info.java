/// A simulated cloud behind the ports of `cloud`: the whole panel runs on it without any AWS account. Found as a bean;
/// nobody imports it.
@NullMarked
@ApplicationModule(allowedDependencies = {"cloud", "topology", "planning"})
package io.gatehouse.cloud.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
