/// The ports to a cloud: look at it, change it, ask it what may be chosen. Adapters live in sub-packages that nobody
/// imports; they are found as [CloudProvider] beans.
@NullMarked
@ApplicationModule(allowedDependencies = {"topology", "planning"})
package io.gatehouse.cloud;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
