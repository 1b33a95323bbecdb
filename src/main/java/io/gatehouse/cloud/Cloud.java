package io.gatehouse.cloud;

import java.util.Optional;

/// A cloud as seen from one account and region.
public interface Cloud {

    /// Looks at what is there.
    CloudInventory inventory();

    /// Changes what is there.
    CloudActuator actuator();

    /// Says what may be chosen.
    CloudCatalog catalog();

    /// Finds out what the credentials may do.
    CloudPermissions permissions();

    /// Talks with the NAT instances.
    MemberChannel channel();

    /// Mishaps; empty in a real cloud, which has its own.
    default Optional<Simulation> simulation() {
        return Optional.empty();
    }
}
