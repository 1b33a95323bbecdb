/// Keeps a copy of all that the panel knows, and puts it into an empty database, whichever of the supported ones.
@NullMarked
@ApplicationModule(allowedDependencies = {"audit"})
package io.gatehouse.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
