@NullMarked
package io.gatehouse.network.web;

import org.jspecify.annotations.NullMarked;
