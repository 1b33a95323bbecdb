package io.gatehouse.web;

import java.util.List;

/// Adds a feature's entries to the navigation of a network. Implemented as a bean in the feature's web package.
@FunctionalInterface
public interface NavigationContributor {

    /// The feature's entries for one network.
    ///
    /// Called once for each page that is drawn, so counts should cost one cheap query. Places: Overview has 0; leave
    /// hundreds between features.
    ///
    /// @param networkId the network's id as it stands in the address
    List<NavigationItem> itemsFor(String networkId);
}
