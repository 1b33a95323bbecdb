package io.gatehouse.cloud;

import io.gatehouse.topology.NetworkId;
import java.util.Set;

/// What can be done to a simulated cloud and to no real one: mishaps, to be watched and learnt from.
public interface Simulation {

    /// The slots of a network's NAT instances that have power.
    Set<String> powered(NetworkId network);

    /// Cuts the power of a NAT instance: it stops that moment, without having been told.
    ///
    /// @param member its slot, for example `nat-a`
    /// @throws CloudException when there is none, or it does not run
    void cutPower(NetworkId network, String member);

    /// Gives it its power back.
    ///
    /// @throws CloudException when there is none, or it runs
    void restorePower(NetworkId network, String member);
}
