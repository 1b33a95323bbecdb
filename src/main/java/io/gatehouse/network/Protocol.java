package io.gatehouse.network;

import io.gatehouse.topology.PortRange;
import io.gatehouse.topology.Traffic;

/// The transport protocols that have ports.
public enum Protocol {
    TCP,
    UDP;

    /// This protocol to these ports, as security group rules say it.
    public Traffic traffic(PortRange ports) {
        return switch (this) {
            case TCP -> new Traffic.Tcp(ports);
            case UDP -> new Traffic.Udp(ports);
        };
    }
}
