package io.gatehouse.network;

import io.gatehouse.account.Installation;
import io.gatehouse.topology.DesiredState;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.Resource;
import java.util.List;
import org.springframework.stereotype.Component;

/// What the layout of a network wants in AWS; nothing while the network is being deleted.
@Component
public class NetworkDesiredState implements DesiredState, LayoutPreview {

    private final Networks networks;
    private final Installation installation;

    NetworkDesiredState(Networks networks, Installation installation) {
        this.networks = networks;
        this.installation = installation;
    }

    @Override
    public List<Resource> of(NetworkId id) {
        return networks.find(id).map(this::of).orElse(List.of());
    }

    @Override
    public List<Resource> of(Network network) {
        return network.deleting() ? List.of() : NetworkResources.of(network.id(), network.layout(), installation.id());
    }
}
