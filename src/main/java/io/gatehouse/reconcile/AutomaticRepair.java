package io.gatehouse.reconcile;

import io.gatehouse.network.ApprovalMode;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.planning.Plan;
import io.gatehouse.planning.Step;
import io.gatehouse.topology.ResourceKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
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

    /// Starts a run if what was seen is drift of which at least a part may be repaired unseen.
    void consider(Observation seen) {
        networks.find(seen.network())
                .filter(network -> network.mode() == ApprovalMode.AUTOMATIC)
                .filter(network -> isNews(status.summary(network), seen))
                .filter(_ -> seen.plan().awaiting().isEmpty())
                .ifPresent(network -> repair(network, seen));
    }

    /// Whether it is still so: a run may have ended, and AWS been looked at once more, since this was seen. The
    /// database rounds times.
    private static boolean isNews(StatusSummary now, Observation seen) {
        Instant swept = now.sweptAt();
        return now.sync() == SyncState.DRIFTED && (swept == null || !swept.isAfter(seen.snapshot().at().plusMillis(1)));
    }

    private void repair(Network network, Observation seen) {
        Set<ResourceKey> harmless = harmless(seen.plan());
        if (!harmless.isEmpty()) {
            boolean all = harmless.size() == seen.plan().steps().size();
            begin(network, all ? seen : seen.limitedTo(harmless));
        }
    }

    /// The resources whose repair destroys nothing, nor needs anything to be destroyed. What somebody put in besides
    /// waits for a person, and holds up nothing else.
    private static Set<ResourceKey> harmless(Plan plan) {
        return plan.steps().stream()
                .map(Step::key)
                .filter(key -> isHarmless(plan.limitedTo(Set.of(key))))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isHarmless(Plan plan) {
        return plan.steps().stream().allMatch(step -> HARMLESS.contains(step.verb()));
    }

    private void begin(Network network, Observation seen) {
        StoredPlan plan = plans.store(network, seen, AUTHOR);
        try {
            runs.begin(plan, AUTHOR, "Drift, repaired automatically.");
        } catch (RunConflictException e) {
            log.info("Network {} has a run already; its drift is looked at again after it.", network.id());
        }
    }
}
