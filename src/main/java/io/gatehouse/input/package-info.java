/// What is wrong with what a person or a program typed, as one sentence per field.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.gatehouse.input;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
