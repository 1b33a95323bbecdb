/// Pages and API calls for port forwards.
@NullMarked
@ApplicationModule
package io.gatehouse.forwarding.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
