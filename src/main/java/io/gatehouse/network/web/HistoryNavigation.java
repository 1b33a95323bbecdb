package io.gatehouse.network.web;

import io.gatehouse.web.NavigationContributor;
import io.gatehouse.web.NavigationItem;
import java.util.List;
import org.springframework.stereotype.Component;

/// The way to a network's revisions.
@Component
class HistoryNavigation implements NavigationContributor {

    private static final int ORDER = 900;

    @Override
    public List<NavigationItem> itemsFor(String networkId) {
        return List.of(new NavigationItem("History", "/networks/" + networkId + "/history", "history", ORDER));
    }
}
