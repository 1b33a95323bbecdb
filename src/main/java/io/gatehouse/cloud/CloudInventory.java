package io.gatehouse.cloud;

import io.gatehouse.topology.RegionSnapshot;

/// Looks at everything that Gatehouse could own in one account and region.
public interface CloudInventory {

    /// Sees every managed kind once, for all networks of the region together: the number of calls grows with the number
    /// of kinds and pages, never with the number of resources.
    ///
    /// @throws CloudException when it could not see everything; a partial view is never returned
    RegionSnapshot observe();
}
