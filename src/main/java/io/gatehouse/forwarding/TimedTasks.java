package io.gatehouse.forwarding;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The kinds of work that wait for their time. Both do nothing when there is nothing to do any more.
@Configuration(proxyBeanMethods = false)
class TimedTasks {

    @Bean
    OneTimeTask<Void> forwardExpiryTask(Expiry expiry) {
        return Tasks.oneTime(TimedWork.CLOSE_EXPIRED)
                .onFailure(TimedWork.tryAgain())
                .execute((work, _) -> expiry.close(TimedWork.network(work)));
    }

    @Bean
    OneTimeTask<Void> forwardTrialTask(Trials trials) {
        return Tasks.oneTime(TimedWork.END_TRIAL)
                .onFailure(TimedWork.tryAgain())
                .execute((work, _) -> trials.end(TimedWork.network(work)));
    }
}
