@NullMarked
package io.gatehouse.forwarding;

import org.jspecify.annotations.NullMarked;
