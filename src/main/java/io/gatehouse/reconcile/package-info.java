/// Keeps AWS as the desired revisions say: sweeps, plans, runs, and what is known of each network's state.
@NullMarked
@ApplicationModule(allowedDependencies = {"topology", "planning", "cloud", "account", "audit", "network", "telemetry"})
package io.gatehouse.reconcile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
