@NullMarked
package io.gatehouse.telemetry.web;

import org.jspecify.annotations.NullMarked;
