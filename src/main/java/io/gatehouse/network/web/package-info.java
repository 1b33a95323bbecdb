/// Pages and API calls for networks and for the wizard that makes them.
@NullMarked
@ApplicationModule
package io.gatehouse.network.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
