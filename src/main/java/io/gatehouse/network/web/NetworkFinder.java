package io.gatehouse.network.web;

import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.topology.NetworkId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Finds the network that an address names. What is not there is a 404.
@Component
class NetworkFinder {

    private final Networks networks;

    NetworkFinder(Networks networks) {
        this.networks = networks;
    }

    /// @param id as it stands in the address, for example `n7`
    Network network(String id) {
        return NetworkId.parse(id)
                .flatMap(networks::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such network."));
    }
}
