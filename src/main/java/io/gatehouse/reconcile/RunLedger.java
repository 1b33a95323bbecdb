package io.gatehouse.reconcile;

import io.gatehouse.topology.NetworkId;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;

/// The states of runs in the database, each change committed when the method returns.
@Component
class RunLedger {

    private final RunRows runs;
    private final PlanRows plans;
    private final StoredJson json;
    private final Clock clock;

    RunLedger(RunRows runs, PlanRows plans, StoredJson json, Clock clock) {
        this.runs = runs;
        this.plans = plans;
        this.json = json;
        this.clock = clock;
    }

    /// What was approved.
    ///
    /// @param grants marks of what may be done
    record Approval(long run, NetworkId network, Set<String> grants) {}

    /// Begins a run, or goes on with one that had begun; empty when it is over.
    @Transactional
    Optional<Approval> begin(long runId) {
        RunRow run = runs.findById(runId).orElseThrow();
        if (run.state().isOver()) {
            return Optional.empty();
        }
        run.begin(clock.instant());
        String body = plans.findById(run.planId()).orElseThrow().body();
        return Optional.of(
                new Approval(runId, run.network(), json.read(body, new TypeReference<PlanView>() {}).grants()));
    }

    @Transactional(readOnly = true)
    boolean isCancelRequested(long runId) {
        return runs.findById(runId).orElseThrow().cancelRequested();
    }

    /// Asks a run to stop after the steps that have begun.
    ///
    /// @throws RunConflictException if it is over
    @Transactional
    void requestCancel(long runId) {
        if (runs.requestCancel(runId) == 0) {
            throw new RunConflictException("The run has ended already, so there is nothing to stop.");
        }
    }

    @Transactional
    void end(long runId, RunState how, String words) {
        runs.findById(runId).orElseThrow().end(how, words, clock.instant());
    }
}
