package io.gatehouse.reconcile.web;

import io.gatehouse.network.Network;
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
        return NetworkId.parse(networkId).flatMap(networks::find).map(this::item).stream().toList();
    }

    private NavigationItem item(Network network) {
        String base = "/networks/" + network.id().text();
        var item =
                new NavigationItem("Changes", base + "/changes", "list-checks", ORDER)
                        .covering(base + "/plans", base + "/runs");
        Integer changes = status.summary(network).changes();
        return changes == null ? item : item.counting(changes);
    }
}
