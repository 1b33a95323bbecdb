package io.gatehouse.reconcile;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.gatehouse.account.Account;
import io.gatehouse.account.Accounts;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The kinds of background work. A replica that dies while it does one is noticed by its missing heartbeat, and another
/// takes it up.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReconcileSettings.class)
class WorkTasks {

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    static final String RUN = "run";
    static final String SWEEP = "sweep";
    private static final String SWEEP_ALL = "sweep-all";

    @Bean
    Pace pace(Clock clock) {
        return Pace.real(clock);
    }

    @Bean
    OneTimeTask<Void> runTask(Reconciliation reconciliation) {
        return Tasks.oneTime(RUN)
                .onFailure(new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE))
                .execute((instance, _) -> {
                    try {
                        reconciliation.execute(Long.parseLong(instance.getId()));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new IllegalStateException("The panel was stopped; the run goes on when it is back.", e);
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
