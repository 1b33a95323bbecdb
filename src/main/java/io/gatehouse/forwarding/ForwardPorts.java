package io.gatehouse.forwarding;

import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.network.PortUse;
import io.gatehouse.network.TakenPort;
import java.util.List;
import org.springframework.stereotype.Component;

/// Enters the ports of open forwards into the register, for features that want ports of their own.
@Component
class ForwardPorts implements PortUse {

    private final Networks networks;

    ForwardPorts(Networks networks) {
        this.networks = networks;
    }

    @Override
    public List<TakenPort> of(Network network) {
        return BookJson.read(networks.part(network.id(), ForwardsPart.NAME, network.revision())).open().stream()
                .map(forward ->
                        new TakenPort(
                                forward.protocol(),
                                forward.externalPorts(),
                                "port forward “%s”".formatted(forward.name())))
                .toList();
    }
}
