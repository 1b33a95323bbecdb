package io.gatehouse.telemetry.web;

import io.gatehouse.network.NatMode;
import io.gatehouse.network.Networks;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.web.NavigationContributor;
import io.gatehouse.web.NavigationItem;
import java.util.List;
import org.springframework.stereotype.Component;

/// The way to the page of a network's NAT instances.
@Component
class NatNavigation implements NavigationContributor {

    private static final int ORDER = 200;

    private final Networks networks;

    NatNavigation(Networks networks) {
        this.networks = networks;
    }

    @Override
    public List<NavigationItem> itemsFor(String networkId) {
        return NetworkId.parse(networkId)
                .flatMap(networks::find)
                .filter(network -> network.layout().nat().mode() != NatMode.NONE)
                .map(network ->
                        new NavigationItem("NAT health", "/networks/%s/nat".formatted(networkId), "gauge", ORDER))
                .stream()
                .toList();
    }
}
