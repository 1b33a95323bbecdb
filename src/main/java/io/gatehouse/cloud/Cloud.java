package io.gatehouse.cloud;

/// A cloud as seen from one account and region.
public interface Cloud {

    /// Looks at what is there.
    CloudInventory inventory();

    /// Changes what is there.
    CloudActuator actuator();

    /// Says what may be chosen.
    CloudCatalog catalog();

    /// Talks with the NAT instances.
    MemberChannel channel();
}
