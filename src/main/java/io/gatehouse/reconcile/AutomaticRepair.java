package io.gatehouse.reconcile;

import io.gatehouse.network.ApprovalMode;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.planning.Plan;
import io.gatehouse.planning.Step;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Repairs drift of networks in automatic mode without asking, as long as that destroys nothing. The user's own edits
/// always wait for their approval.
@Component
class AutomaticRepair {

    private static final Logger log = LoggerFactory.getLogger(AutomaticRepair.class);
    private static final String AUTHOR = "gatehouse";
    private static final Set<Step.Verb> HARMLESS = EnumSet.of(Step.Verb.CREATE, Step.Verb.UPDATE);

    private final Networks networks;
    private final NetworkStatus status;
    private final Plans plans;
    private final Runs runs;

    AutomaticRepair(Networks networks, NetworkStatus status, Plans plans, Runs runs) {
        this.networks = networks;
        this.status = status;
        this.plans = plans;
        this.runs = runs;
    }

    /// Starts a run if what was seen is drift that may be repaired unseen.
    void consider(Observation seen) {
        networks.find(seen.network())
                .filter(network -> network.mode() == ApprovalMode.AUTOMATIC)
                .filter(network -> status.of(network).sync() == SyncState.DRIFTED)
                .filter(_ -> isHarmless(seen.plan()))
                .ifPresent(network -> repair(network, seen));
    }

    private static boolean isHarmless(Plan plan) {
        return plan.awaiting().isEmpty()
                && !plan.steps().isEmpty()
                && plan.steps().stream().allMatch(step -> HARMLESS.contains(step.verb()));
    }

    private void repair(Network network, Observation seen) {
        StoredPlan plan = plans.store(network, seen, AUTHOR);
        try {
            runs.begin(plan, AUTHOR, "Drift, repaired automatically.");
        } catch (RunConflictException e) {
            log.info("Network {} has a run already; its drift is looked at again after it.", network.id());
        }
    }
}
