/// The pure vocabulary of a network: what resources there are, how they refer to each other, and how a wanted one
/// differs from one that was seen. No framework, clock or randomness; everything here is a value.
@NullMarked
package io.gatehouse.topology;

import org.jspecify.annotations.NullMarked;
