package io.gatehouse.network;

import java.util.List;

/// Enters the ports of the NAT instances that a feature uses into the register of [TakenPorts]. Each feature that uses
/// some contributes one.
@FunctionalInterface
public interface PortUse {

    /// The ports that the feature uses in a network; empty when it uses none.
    List<TakenPort> of(Network network);
}
