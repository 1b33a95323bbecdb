package io.gatehouse.reconcile;

import io.gatehouse.network.Networks;
import io.gatehouse.planning.Step;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Knows what somebody agreed to beforehand: that a port forward is closed when its time is over, that a change which
/// nobody keeps goes back.
@Component
class Foreseen {

    private final Networks networks;

    Foreseen(Networks networks) {
        this.networks = networks;
    }

    /// Whether all of these steps follow from what was agreed to, because nothing else was changed since a revision.
    boolean covers(NetworkId network, long since, List<Step> steps) {
        return networks.find(network)
                .flatMap(now -> networks.foreseen(now, since))
                .filter(touched -> steps.stream().allMatch(step -> isAmong(touched, step)))
                .isPresent();
    }

    /// What a NAT instance is to run follows from what it is made of, so an update of its bundle is part of the change.
    private static boolean isAmong(Set<ResourceKey> touched, Step step) {
        boolean bundle = step.key().kind() == ResourceKind.STORED_OBJECT && step.verb() == Step.Verb.UPDATE;
        return step.verb() != Step.Verb.BLOCKED && (bundle || touched.contains(step.key()));
    }
}
