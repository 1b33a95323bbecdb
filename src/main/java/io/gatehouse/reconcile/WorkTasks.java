package io.gatehouse.reconcile;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.gatehouse.account.Account;
import io.gatehouse.account.Accounts;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The kinds of background work. A replica that dies while it does one is noticed by its missing heartbeat, and another
/// takes it up.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReconcileSettings.class)
class WorkTasks {

    private static final Logger log = LoggerFactory.getLogger(WorkTasks.class);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    static final String RUN = "run";
    static final String SWEEP = "sweep";
    private static final String SWEEP_ALL = "sweep-all";

    @Bean
    Pace pace(Clock clock) {
        return Pace.real(clock);
    }

    @Bean
    CustomTask<Void> runTask(Reconciliation reconciliation, com.github.kagkarlsson.scheduler.Clock workClock) {
        return Tasks.custom(RUN, Void.class)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
                .execute((instance, context) -> {
                    try {
                        reconciliation.execute(
                                Long.parseLong(instance.getId()), context.getSchedulerState()::isShuttingDown);
                        return new CompletionHandler.OnCompleteRemove<>();
                    } catch (InterruptedException e) {
                        // Not interrupted again: this thread has yet to write down that the run is to be taken up.
                        log.info("Run {} goes on when the panel is back.", instance.getId());
                        return (complete, work) -> work.reschedule(complete, workClock.now());
                    }
                });
    }

    @Bean
    OneTimeTask<Void> sweepTask(Sweeps sweeps, AutomaticRepair repair, ForeseenChanges foreseen) {
        return Tasks.oneTime(SWEEP)
                .execute((instance, _) ->
                        sweeps.sweep(WorkQueue.accountOf(instance))
                                .forEach(seen -> {
                                    repair.consider(seen);
                                    foreseen.consider(seen);
                                }));
    }

    @Bean
    RecurringTask<Void> sweepAllTask(Accounts accounts, WorkQueue queue, ReconcileSettings settings) {
        return Tasks.recurring(SWEEP_ALL, FixedDelay.of(settings.sweepEvery()))
                .execute((_, _) -> accounts.all().stream().map(Account::id).forEach(queue::sweep));
    }
}
