package io.gatehouse.cloud;

import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Occupant;
import io.gatehouse.topology.RegionSnapshot;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Looks at everything that Gatehouse could own in one account and region.
public interface CloudInventory {

    /// Sees every managed kind once, for all networks of the region together: the number of calls grows with the number
    /// of kinds and pages, never with the number of resources.
    ///
    /// @throws CloudException when it could not see everything; a partial view is never returned
    RegionSnapshot observe();

    /// Finds out what others have in something of ours that is about to go. Costs one call for each kind of container,
    /// and no call when there is nothing to ask about.
    ///
    /// @param going what was seen and is to go, of any kind
    /// @return what others have there, by the id of what it is in; what nobody else uses is not in it
    /// @throws CloudException when it could not be seen
    Map<AwsId, List<Occupant>> occupants(Collection<Observed<?>> going);
}
