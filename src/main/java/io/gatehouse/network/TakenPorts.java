package io.gatehouse.network;

import java.util.List;
import org.springframework.stereotype.Component;

/// The register of the ports of the NAT instances that are taken.
@Component
public class TakenPorts {

    private final List<PortUse> uses;

    TakenPorts(List<PortUse> uses) {
        this.uses = uses;
    }

    /// All that is taken in a network by others than this feature.
    public List<TakenPort> byOthers(PortUse feature, Network network) {
        return uses.stream().filter(use -> !use.equals(feature)).flatMap(use -> use.of(network).stream()).toList();
    }
}
