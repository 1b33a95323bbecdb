@NullMarked
package io.gatehouse.forwarding.web;

import org.jspecify.annotations.NullMarked;
