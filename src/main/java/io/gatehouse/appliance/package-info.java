/// What a NAT instance is and runs: the instance itself, the role it has, and the files that its first boot puts in
/// their places. The files are in `src/main/appliance`, laid out as they are on the instance.
@NullMarked
@ApplicationModule(allowedDependencies = {"topology", "cloud", "account", "network", "forwarding"})
package io.gatehouse.appliance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
