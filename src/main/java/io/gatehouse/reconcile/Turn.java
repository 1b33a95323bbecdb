package io.gatehouse.reconcile;

import io.gatehouse.topology.NetworkId;

/// One replica's turn at a run. Whoever takes the run up next has a higher number, and from then on nothing of this
/// turn is written any more: a replica that was thought dead, and is not, notices it before it does anything else.
///
/// @param run the run
/// @param network its network
/// @param number 1 for whoever began it
record Turn(long run, NetworkId network, int number) {}
