/// Pure planning: from what is wanted and what was seen to what is to be done, in which order, why, and what it
/// disturbs.
@NullMarked
package io.gatehouse.planning;

import org.jspecify.annotations.NullMarked;
