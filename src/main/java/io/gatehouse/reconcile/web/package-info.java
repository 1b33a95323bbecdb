/// The pages and the REST API of plans and runs.
@NullMarked
@ApplicationModule
package io.gatehouse.reconcile.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
