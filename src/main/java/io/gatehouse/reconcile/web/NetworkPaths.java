package io.gatehouse.reconcile.web;

import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.reconcile.Plans;
import io.gatehouse.reconcile.RunView;
import io.gatehouse.reconcile.Runs;
import io.gatehouse.reconcile.StoredPlan;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/// Finds what an address names. Whatever is not there, or belongs to another network, is a 404.
@Component
class NetworkPaths {

    private final Networks networks;
    private final Plans plans;
    private final Runs runs;

    NetworkPaths(Networks networks, Plans plans, Runs runs) {
        this.networks = networks;
        this.plans = plans;
        this.runs = runs;
    }

    Network network(String id) {
        return find(id).orElseThrow(() -> missing("network"));
    }

    /// Empty when the network is gone.
    Optional<Network> find(String id) {
        return NetworkId.parse(id).flatMap(networks::find);
    }

    /// A resource of a network, or one that it shares with others, by its key.
    ResourceKey resource(Network network, String key) {
        return ResourceKey.parse(key)
                .filter(one -> one.scope().equals(network.id()) || !(one.scope() instanceof NetworkId))
                .orElseThrow(() -> missing("resource"));
    }

    StoredPlan plan(String network, long id) {
        return plans.find(id).filter(plan -> plan.network().text().equals(network)).orElseThrow(() -> missing("plan"));
    }

    RunView run(String network, long id) {
        return runs.find(id).filter(run -> run.network().text().equals(network)).orElseThrow(() -> missing("run"));
    }

    RunView run(long id) {
        return runs.find(id).orElseThrow(() -> missing("run"));
    }

    private static ResponseStatusException missing(String what) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no such %s.".formatted(what));
    }
}
