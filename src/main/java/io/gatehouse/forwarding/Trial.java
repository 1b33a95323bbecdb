package io.gatehouse.forwarding;

import io.gatehouse.topology.NetworkId;
import java.time.Instant;

/// A change of forwards that goes back by itself unless somebody keeps it.
///
/// @param revision the network's revision that has the change
/// @param backTo the revision that had the forwards as they were before
/// @param author who made the change
/// @param endsAt when it goes back
public record Trial(NetworkId network, long revision, long backTo, String author, Instant endsAt) {}
