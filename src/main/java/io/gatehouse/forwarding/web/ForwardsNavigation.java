package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.Forwards;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.web.NavigationContributor;
import io.gatehouse.web.NavigationItem;
import java.util.List;
import org.springframework.stereotype.Component;

/// The way to a network's port forwards, with the number of those that are open.
@Component
class ForwardsNavigation implements NavigationContributor {

    private static final int ORDER = 300;

    private final Networks networks;
    private final Forwards forwards;

    ForwardsNavigation(Networks networks, Forwards forwards) {
        this.networks = networks;
        this.forwards = forwards;
    }

    @Override
    public List<NavigationItem> itemsFor(String networkId) {
        return NetworkId.parse(networkId).flatMap(networks::find).map(this::item).stream().toList();
    }

    private NavigationItem item(Network network) {
        String path = "/networks/%s/forwards".formatted(network.id().text());
        return new NavigationItem("Port forwards", path, "waypoints", ORDER)
                .counting(forwards.of(network).open().size());
    }
}
