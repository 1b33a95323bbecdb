package io.gatehouse.reconcile.web;

import io.gatehouse.network.Networks;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.web.NavigationContributor;
import io.gatehouse.web.NavigationItem;
import java.util.List;
import org.springframework.stereotype.Component;

/// The way to a network's changes, with their number.
@Component
class ChangesNavigation implements NavigationContributor {

    private static final int ORDER = 100;

    private final Networks networks;
    private final NetworkStatus status;

    ChangesNavigation(Networks networks, NetworkStatus status) {
        this.networks = networks;
        this.status = status;
    }

    @Override
    public List<NavigationItem> itemsFor(String networkId) {
        String base = "/networks/" + networkId;
        return NetworkId.parse(networkId).flatMap(networks::find).stream()
                .map(network ->
                        new NavigationItem("Changes", base + "/changes", "list-checks", ORDER)
                                .counting(status.of(network).changes())
                                .covering(base + "/plans", base + "/runs"))
                .toList();
    }
}
