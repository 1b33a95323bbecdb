/// The way into a simulated account: every API call to it takes its time, may go wrong, and is kept.
@NullMarked
package io.gatehouse.cloud.sandbox.api;

import org.jspecify.annotations.NullMarked;
