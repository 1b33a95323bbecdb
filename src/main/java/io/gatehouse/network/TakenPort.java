package io.gatehouse.network;

import io.gatehouse.topology.PortRange;

/// Ports of the NAT instances that something uses, so that nothing else can be published there.
///
/// @param user what uses them, for example `SSH to the NAT instances`
public record TakenPort(Protocol protocol, PortRange ports, String user) {

    /// Whether a port of this range and protocol is one of these.
    public boolean overlaps(Protocol other, PortRange range) {
        return protocol == other && ports.overlaps(range);
    }
}
