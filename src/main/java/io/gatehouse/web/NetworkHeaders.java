package io.gatehouse.web;

import java.util.Optional;

/// Knows the networks, for the top bar. Implemented by the module that owns them.
@FunctionalInterface
public interface NetworkHeaders {

    /// The header of a network.
    ///
    /// @param networkId the id as it stands in the address; whatever a browser may send
    /// @return empty if there is no such network
    Optional<NetworkHeader> find(String networkId);
}
