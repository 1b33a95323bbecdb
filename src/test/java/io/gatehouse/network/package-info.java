@NullMarked
package io.gatehouse.network;

import org.jspecify.annotations.NullMarked;
