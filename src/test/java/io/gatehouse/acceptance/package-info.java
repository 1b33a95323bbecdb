/// The running panel, tried from outside as its users do.
@NullMarked
package io.gatehouse.acceptance;

import org.jspecify.annotations.NullMarked;
