package io.gatehouse.network.web;

import io.gatehouse.account.Account;
import io.gatehouse.network.NatMode;
import io.gatehouse.network.Network;
import io.gatehouse.reconcile.StatusSummary;
import org.jspecify.annotations.Nullable;

/// One row of the list of networks.
record NetworkLine(Place place, StatusSummary status) {

    /// A network and where it is.
    record Place(Network network, Account account) {}

    /// How its NAT instances do, by the names that the badge knows: nobody watches them yet. Null without any.
    public @Nullable String health() {
        return place.network().layout().nat().mode() == NatMode.NONE ? null : "UNMONITORED";
    }
}
