package io.gatehouse.reconcile;

import io.gatehouse.audit.AuditLog;
import io.gatehouse.network.Network;
import io.gatehouse.network.Networks;
import io.gatehouse.topology.NetworkId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Starts runs, stops them, and tells how far they have come.
@Component
public class Runs {

    private final Plans plans;
    private final Networks networks;
    private final Sweeps sweeps;
    private final RunRows rows;
    private final JournalRows journal;
    private final RunLedger ledger;
    private final WorkQueue queue;
    private final AuditLog audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Runs(
            Plans plans,
            Networks networks,
            Sweeps sweeps,
            RunRows rows,
            JournalRows journal,
            RunLedger ledger,
            WorkQueue queue,
            AuditLog audit,
            TransactionTemplate transactions,
            Clock clock) {
        this.plans = plans;
        this.networks = networks;
        this.sweeps = sweeps;
        this.rows = rows;
        this.journal = journal;
        this.ledger = ledger;
        this.queue = queue;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Approves a plan: looks at AWS once more, and if the same steps come out, has them carried out in the background.
    ///
    /// @param reason why, in the author's words; may be empty
    /// @return the id of the run
    /// @throws java.util.NoSuchElementException if there is no such plan, or its network is gone
    /// @throws StalePlanException if other steps come out; it carries the plan as it would be now
    /// @throws RunConflictException if the network has a run already, or a person must decide something first
    /// @throws io.gatehouse.cloud.CloudException when AWS could not be seen
    public long start(long planId, String author, String reason) {
        StoredPlan plan = plans.find(planId).orElseThrow();
        Network network = networks.find(plan.network()).orElseThrow();
        rows.findByActiveNetwork(network.id().number()).ifPresent(Runs::refuse);
        Observation seen = sweeps.observe(network).limitedTo(plan.view().limit());
        boolean approved = seen.plan().isBlocked() || plan.view().grants().containsAll(seen.plan().needs());
        if (!approved || !seen.plan().digest().equals(plan.digest())) {
            throw new StalePlanException(plans.store(network, seen, author));
        }
        if (plan.view().isBlocked()) {
            throw new RunConflictException("The plan has blocked steps. Decide those first, then plan again.");
        }
        return begin(plan, author, reason);
    }

    /// Starts a run of a plan that has just been made.
    long begin(StoredPlan plan, String author, String reason) {
        try {
            return transactions.execute(_ -> enqueue(plan, author, reason));
        } catch (DataIntegrityViolationException e) {
            throw new RunConflictException("Somebody else has just started a run of this network.");
        }
    }

    /// Goes on with what a run left undone. What was approved then is not asked again.
    ///
    /// @return the id of the new run
    /// @throws java.util.NoSuchElementException if there is no such run, or its network is gone
    /// @throws StalePlanException if something else is to be done now; it carries the plan
    /// @throws RunConflictException if the run is not the network's newest, did not stop early, or a person must decide
    ///   something first
    /// @throws io.gatehouse.cloud.CloudException when AWS could not be seen
    public long resume(long runId, String author) {
        RunRow former = rows.findById(runId).orElseThrow();
        Network network = networks.find(former.network()).orElseThrow();
        rows.findByActiveNetwork(network.id().number()).ifPresent(Runs::refuse);
        RunRow newest = rows.findByNetworkIdOrderByIdDesc(network.id().number(), Limit.of(1)).getFirst();
        if (newest.id() != runId || !former.state().canBeResumed()) {
            throw new RunConflictException("Only the newest run of a network, if it stopped early, can be continued.");
        }
        PlanView approved = plans.find(former.planId()).orElseThrow().view();
        Observation seen = sweeps.observe(network).limitedTo(approved.limit());
        StoredPlan rest = plans.store(network, seen, author);
        if (rest.view().isBlocked() || !approved.grants().containsAll(seen.plan().needs())) {
            throw new StalePlanException(rest);
        }
        return begin(rest, author, former.reason());
    }

    private static void refuse(RunRow active) {
        throw new RunConflictException(
                "Run %d of this network is still under way. Wait until it has ended, or stop it."
                        .formatted(active.id()));
    }

    private long enqueue(StoredPlan plan, String author, String reason) {
        long id = rows.saveAndFlush(new RunRow(plan, author, reason, clock.instant())).id();
        audit.record(
                author,
                "run begun",
                networks.subject(plan.network()),
                "run %d of plan %d".formatted(id, plan.id()) + (reason.isBlank() ? "" : ": " + reason));
        queue.run(id);
        return id;
    }

    /// Asks a run to stop after the steps that have begun.
    ///
    /// @throws java.util.NoSuchElementException if there is no such run
    /// @throws RunConflictException if it is over
    public void cancel(long runId, String author) {
        ledger.requestCancel(runId);
        NetworkId network = rows.findById(runId).orElseThrow().network();
        audit.record(author, "run to be stopped", networks.subject(network), "run %d".formatted(runId));
    }

    /// A run and how far it has come.
    public Optional<RunView> find(long runId) {
        return rows.findById(runId)
                .map(run -> {
                    List<PlanView.StepView> steps = plans.find(run.planId()).orElseThrow().view().steps();
                    List<JournalRow> lines = journal.findByRunIdOrderById(runId);
                    var progress = new RunProgress(lines, run.state());
                    return run.toView(progress.of(steps), lines.isEmpty() ? 0 : lines.getLast().id());
                });
    }

    /// The newest line of a run's journal, to see cheaply whether anything has happened.
    public long lastEntry(long runId) {
        return journal.lastEntry(runId);
    }

    /// Whether nothing more happens in a run.
    ///
    /// @throws java.util.NoSuchElementException if there is no such run
    public boolean isOver(long runId) {
        return rows.findById(runId).orElseThrow().state().isOver();
    }

    /// The newest run that a plan was approved for; empty when it was not.
    public Optional<StatusView.RunSummary> ofPlan(long planId) {
        return rows.findFirstByPlanIdOrderByIdDesc(planId).map(RunRow::toSummary);
    }

    /// The newest runs of all networks, newest first, those of networks that are gone included.
    public List<StatusView.RunSummary> latest(int count) {
        return rows.findByOrderByIdDesc(Limit.of(count)).stream().map(RunRow::toSummary).toList();
    }

    /// The newest runs of a network, newest first.
    public List<StatusView.RunSummary> latest(NetworkId network, int count) {
        return rows.findByNetworkIdOrderByIdDesc(network.number(), Limit.of(count)).stream()
                .map(RunRow::toSummary)
                .toList();
    }
}
