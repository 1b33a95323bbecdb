/// The page and the REST API of NAT instances: how they do, what happened, and what they can be told.
@NullMarked
@ApplicationModule
package io.gatehouse.telemetry.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
