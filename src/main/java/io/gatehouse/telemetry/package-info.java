/// What NAT instances report and what they are told: the last known state of each, what happened, and commands with
/// their answers.
@NullMarked
@ApplicationModule(allowedDependencies = {"topology", "cloud"})
package io.gatehouse.telemetry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
