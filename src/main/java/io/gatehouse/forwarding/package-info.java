/// Port forwards: who in the internet reaches which private host through the public addresses of the NAT instances.
@NullMarked
@ApplicationModule(allowedDependencies = {"network", "account", "audit", "input", "topology"})
package io.gatehouse.forwarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
