package io.gatehouse.reconcile.web;

import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.reconcile.NetworkStatus;
import io.gatehouse.reconcile.SyncState;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.web.NavigationContributor;
import io.gatehouse.web.NavigationItem;
import java.util.List;
import org.springframework.stereotype.Component;

/// The way to what somebody changed in AWS behind the panel's back.
@Component
class DriftNavigation implements NavigationContributor {

    private static final int ORDER = 150;

    private final Networks networks;
    private final NetworkStatus status;

    DriftNavigation(Networks networks, NetworkStatus status) {
        this.networks = networks;
        this.status = status;
    }

    @Override
    public List<NavigationItem> itemsFor(String networkId) {
        return NetworkId.parse(networkId).flatMap(networks::find).map(this::item).stream().toList();
    }

    private NavigationItem item(Network network) {
        var item =
                new NavigationItem("Drift", "/networks/" + network.id().text() + "/drift", "git-compare-arrows", ORDER);
        var summary = status.summary(network);
        return summary.sync() == SyncState.DRIFTED && summary.changes() != null
                ? item.counting(summary.changes())
                : item;
    }
}
