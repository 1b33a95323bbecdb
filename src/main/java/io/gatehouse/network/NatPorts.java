package io.gatehouse.network;

import io.gatehouse.topology.PortRange;
import java.util.List;
import org.springframework.stereotype.Component;

/// The ports that NAT instances need for themselves.
@Component
class NatPorts implements PortUse {

    static final PortRange SSH = PortRange.of(22);
    static final PortRange CONNTRACKD = PortRange.of(3780);
    static final PortRange AGREEMENT = PortRange.of(3781);
    private static final PortRange DHCP = PortRange.of(68);

    @Override
    public List<TakenPort> of(Network network) {
        var ssh = new TakenPort(Protocol.TCP, SSH, "SSH to the NAT instances");
        var dhcp = new TakenPort(Protocol.UDP, DHCP, "DHCP, by which the NAT instances get their addresses");
        var states = new TakenPort(Protocol.UDP, CONNTRACKD, "conntrackd, by which the NAT pair shares connections");
        var agreement = new TakenPort(Protocol.TCP, AGREEMENT, "the NAT pair agrees there on when an identity moves");
        return switch (network.layout().nat().mode()) {
            case PAIR -> List.of(ssh, dhcp, states, agreement);
            case SINGLE -> List.of(ssh, dhcp);
            case NONE -> List.of();
        };
    }
}
