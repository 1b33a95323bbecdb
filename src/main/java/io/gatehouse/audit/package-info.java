/// Who did what, when and why. Entries are only ever added.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.gatehouse.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
