package io.gatehouse.forwarding.web;

import io.gatehouse.forwarding.Forward;
import io.gatehouse.forwarding.Forwards;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.topology.NetworkId;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Finds what an address names. What is not there is a 404.
@Component
class ForwardFinder {

    private final Networks networks;
    private final Forwards forwards;

    ForwardFinder(Networks networks, Forwards forwards) {
        this.networks = networks;
        this.forwards = forwards;
    }

    /// @param id as it stands in the address, for example `n7`
    Network network(String id) {
        return NetworkId.parse(id).flatMap(networks::find).orElseThrow(() -> missing("network"));
    }

    /// @param id as it stands in the address, for example `f12`
    Forward forward(Network network, String id) {
        return number(id).flatMap(number -> forwards.of(network).find(number)).orElseThrow(() -> missing("forward"));
    }

    private static Optional<Integer> number(String id) {
        return id.matches("f[1-9]\\d{0,8}") ? Optional.of(Integer.parseInt(id.substring(1))) : Optional.empty();
    }

    private static ResponseStatusException missing(String what) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such %s.".formatted(what));
    }
}
