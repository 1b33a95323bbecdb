@NullUnmarked
package io.gatehouse.telemetry;

import org.jspecify.annotations.NullUnmarked;
