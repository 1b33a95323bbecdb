package io.gatehouse.reconcile;

import io.gatehouse.topology.NetworkId;
import java.time.Instant;

/// A plan that was shown, to be approved or not.
///
/// @param id its id
/// @param network the network
/// @param revision the desired revision that it leads to
/// @param digest what an approval is bound to
/// @param view the plan
/// @param author who asked for it
/// @param createdAt when
public record StoredPlan(
        long id, NetworkId network, long revision, String digest, PlanView view, String author, Instant createdAt) {}
