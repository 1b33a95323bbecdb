/**
 * What tests stand on: servers and browsers that a test may ask for, and the rule by which a test is skipped, or fails,
 * where one of them cannot be had.
 */
@NullMarked
package io.gatehouse.testing;

import org.jspecify.annotations.NullMarked;
