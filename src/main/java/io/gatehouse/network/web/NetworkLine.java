package io.gatehouse.network.web;

import io.gatehouse.account.Account;
import io.gatehouse.network.Network;
import io.gatehouse.reconcile.StatusSummary;
import io.gatehouse.telemetry.NatHealth;
import org.jspecify.annotations.Nullable;

/// One row of the list of networks.
///
/// @param health how its NAT instances do; null without any
record NetworkLine(Place place, StatusSummary status, @Nullable NatHealth health) {

    /// A network and where it is.
    record Place(Network network, Account account) {}
}
