package io.gatehouse.reconcile;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.gatehouse.network.NetworkChanged;
import io.gatehouse.network.Networks;
import io.gatehouse.telemetry.IdentityMoved;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Hands work to whichever replica is free. Work that is handed over in a transaction is there when, and only when, the
/// transaction is.
@Component
class WorkQueue {

    private static final String SEPARATOR = "/";

    private final ObjectProvider<Scheduler> scheduler;
    private final Networks networks;
    private final Clock clock;

    /// The scheduler is asked for late: its tasks use this class.
    WorkQueue(ObjectProvider<Scheduler> scheduler, Networks networks, Clock clock) {
        this.scheduler = scheduler;
        this.networks = networks;
        this.clock = clock;
    }

    /// Has a run executed, now.
    void run(long runId) {
        submit(new TaskInstance<>(WorkTasks.RUN, Long.toString(runId)));
    }

    /// Has an account's region seen, now. A sweep that is under way may have begun before what there is to see, so this
    /// is always another one.
    void sweep(long accountId) {
        submit(new TaskInstance<>(WorkTasks.SWEEP, accountId + SEPARATOR + UUID.randomUUID()));
    }

    /// The account that a sweep is for.
    static long accountOf(TaskInstance<?> sweep) {
        return Long.parseLong(sweep.getId().substring(0, sweep.getId().indexOf(SEPARATOR)));
    }

    private void submit(TaskInstance<Void> work) {
        Scheduler to = scheduler.getObject();
        to.scheduleIfNotExists(work, clock.now());
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            to.triggerCheckForDueExecutions();
                        }
                    });
        } else {
            to.triggerCheckForDueExecutions();
        }
    }

    /// What changed is looked at soon, so that pages show what is pending: the work is there when the change is.
    @EventListener
    void on(NetworkChanged change) {
        networks.find(change.network()).ifPresent(network -> sweep(network.accountId()));
    }

    /// What the pair moved is looked at soon, so that pages show where routes and addresses are.
    @EventListener
    void on(IdentityMoved move) {
        networks.find(move.network()).ifPresent(network -> sweep(network.accountId()));
    }
}
