package io.gatehouse.reconcile;

import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
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

    /// What was approved, and whose turn it is to carry it out.
    ///
    /// @param revision the desired revision that it leads to
    /// @param grants marks of what may be done
    /// @param only the resources to which it is limited; empty when it is about all
    record Approval(Turn turn, long revision, Set<String> grants, Set<ResourceKey> only) {

        long run() {
            return turn.run();
        }

        NetworkId network() {
            return turn.network();
        }
    }

    /// Begins a run, or goes on with one that had begun; empty when it is over. Whoever was at it until now has had
    /// their turn.
    @Transactional
    Optional<Approval> begin(long runId) {
        if (runs.take(runId) == 0) {
            return Optional.empty();
        }
        RunRow run = runs.findById(runId).orElseThrow();
        run.begin(clock.instant());
        PlanRow approved = plans.findById(run.planId()).orElseThrow();
        PlanView plan = json.read(approved.body(), new TypeReference<>() {});
        var turn = new Turn(runId, run.network(), run.turns());
        return Optional.of(new Approval(turn, approved.revision(), plan.grants(), plan.limit()));
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

    /// Ends a run.
    ///
    /// @throws TurnOverException when another replica has taken the run up since
    @Transactional
    void end(Turn turn, RunLoop.Ending ending) {
        RunRow run = runs.hold(turn.run()).orElseThrow();
        if (run.turns() != turn.number()) {
            throw new TurnOverException(turn);
        }
        run.end(ending.state(), ending.words(), clock.instant());
    }
}
