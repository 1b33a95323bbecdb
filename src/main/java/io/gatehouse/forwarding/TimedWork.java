package io.gatehouse.forwarding;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.gatehouse.topology.NetworkId;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Hands over what is to be done at a certain time, to whichever replica is there then. What is handed over in a
/// transaction is there when, and only when, the transaction is.
@Component
class TimedWork {

    static final TaskDescriptor<Void> CLOSE_EXPIRED = TaskDescriptor.of("forward-expiry");
    static final TaskDescriptor<Void> END_TRIAL = TaskDescriptor.of("forward-trial");

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final String SEPARATOR = "/";

    private final ObjectProvider<Scheduler> scheduler;

    /// The scheduler is asked for late: its tasks use this class.
    TimedWork(ObjectProvider<Scheduler> scheduler) {
        this.scheduler = scheduler;
    }

    void closeExpired(NetworkId network, Instant at) {
        submit(CLOSE_EXPIRED, network, at);
    }

    void endTrial(Trial trial) {
        submit(END_TRIAL, trial.network(), trial.endsAt());
    }

    private void submit(TaskDescriptor<Void> task, NetworkId network, Instant at) {
        String id = network.text() + SEPARATOR + at.toEpochMilli();
        scheduler.getObject().scheduleIfNotExists(new TaskInstance<>(task.getTaskName(), id), at);
    }

    /// The network that a piece of work is about.
    static NetworkId network(TaskInstance<?> work) {
        String id = work.getId();
        return NetworkId.parse(id.substring(0, id.indexOf(SEPARATOR))).orElseThrow();
    }

    static FailureHandler<Void> tryAgain() {
        return new FailureHandler.OnFailureRetryLater<>(AFTER_FAILURE);
    }
}
