/// The accounts that Gatehouse may use, the people who use Gatehouse, their API tokens, and the name of this
/// installation.
@NullMarked
@ApplicationModule(allowedDependencies = {"audit", "cloud", "input", "topology"})
package io.gatehouse.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
