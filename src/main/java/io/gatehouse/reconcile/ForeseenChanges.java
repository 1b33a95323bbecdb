package io.gatehouse.reconcile;

import io.gatehouse.account.Actor;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.planning.Plan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Carries out without a review what somebody agreed to beforehand: a port forward whose time is over, a change that
/// nobody kept. Only that: as soon as anything else is to be done too, all of it waits for an approval.
@Component
class ForeseenChanges {

    private static final Logger log = LoggerFactory.getLogger(ForeseenChanges.class);

    private final Networks networks;
    private final Foreseen foreseen;
    private final NetworkStatus status;
    private final Plans plans;
    private final Runs runs;

    ForeseenChanges(Networks networks, Foreseen foreseen, NetworkStatus status, Plans plans, Runs runs) {
        this.networks = networks;
        this.foreseen = foreseen;
        this.status = status;
        this.plans = plans;
        this.runs = runs;
    }

    /// Starts a run if all that is to be done was agreed to.
    void consider(Observation seen) {
        networks.find(seen.network())
                .filter(network -> network.revision() == seen.plan().desiredRevision())
                .filter(network -> status.summary(network).sync() == SyncState.PENDING)
                .filter(network -> isForeseen(network, seen.plan()))
                .ifPresent(network -> begin(network, seen));
    }

    private boolean isForeseen(Network network, Plan plan) {
        long applied = status.summary(network).appliedRevision();
        return applied > 0
                && plan.awaiting().isEmpty()
                && !plan.steps().isEmpty()
                && foreseen.covers(network.id(), applied, plan.steps());
    }

    private void begin(Network network, Observation seen) {
        StoredPlan plan = plans.store(network, seen, Actor.PANEL);
        try {
            runs.begin(plan, Actor.PANEL, networks.revisions(network.id()).getFirst().reason());
        } catch (RunConflictException e) {
            log.info("Network {} has a run already; what was foreseen is done after it.", network.id());
        }
    }
}
