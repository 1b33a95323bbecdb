package io.gatehouse.forwarding;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.gatehouse.topology.NetworkId;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The kinds of work that wait for their time. Both do nothing when there is nothing to do any more.
@Configuration(proxyBeanMethods = false)
class TimedTasks {

    private final TimedWork time;

    TimedTasks(TimedWork time) {
        this.time = time;
    }

    @Bean
    CustomTask<Void> forwardExpiryTask(Expiry expiry) {
        return timed(TimedWork.CLOSE_EXPIRED, expiry::close);
    }

    @Bean
    CustomTask<Void> forwardTrialTask(Trials trials) {
        return timed(TimedWork.END_TRIAL, trials::end);
    }

    private CustomTask<Void> timed(TaskDescriptor<Void> task, Consumer<NetworkId> deed) {
        return Tasks.custom(task)
                .onFailure(TimedWork.tryAgain())
                .execute((work, _) -> {
                    if (!time.isDue(work)) {
                        return (complete, again) -> again.reschedule(complete, time.nextLook(TimedWork.at(work)));
                    }
                    deed.accept(TimedWork.network(work));
                    return new CompletionHandler.OnCompleteRemove<>();
                });
    }
}
