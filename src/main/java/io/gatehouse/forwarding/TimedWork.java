package io.gatehouse.forwarding;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.gatehouse.topology.NetworkId;
import java.time.Clock;
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
    private static final Duration LOOK_EVERY = Duration.ofMinutes(5);
    private static final String SEPARATOR = "/";

    private final ObjectProvider<Scheduler> scheduler;

    private final Clock clock;
    private final com.github.kagkarlsson.scheduler.Clock workClock;

    /// The scheduler is asked for late: its tasks use this class.
    TimedWork(ObjectProvider<Scheduler> scheduler, Clock clock, com.github.kagkarlsson.scheduler.Clock workClock) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.workClock = workClock;
    }

    void closeExpired(NetworkId network, Instant at) {
        submit(CLOSE_EXPIRED, network, at);
    }

    void endTrial(Trial trial) {
        submit(END_TRIAL, trial.network(), trial.endsAt());
    }

    private void submit(TaskDescriptor<Void> task, NetworkId network, Instant at) {
        String id = network.text() + SEPARATOR + at.toEpochMilli();
        scheduler.getObject().scheduleIfNotExists(new TaskInstance<>(task.getTaskName(), id), nextLook(at));
    }

    /// When to see again, by the time of background work, whether a time has come. That time passes evenly, and
    /// somebody may set the clock meanwhile; so never much later than now.
    Instant nextLook(Instant at) {
        Duration left = Duration.between(clock.instant(), at);
        return workClock.now().plus(left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY);
    }

    /// Whether the time of a piece of work has come.
    boolean isDue(TaskInstance<?> work) {
        return !clock.instant().isBefore(at(work));
    }

    /// When a piece of work is due; not before the time that it was handed over for, of which it keeps milliseconds.
    static Instant at(TaskInstance<?> work) {
        String id = work.getId();
        return Instant.ofEpochMilli(Long.parseLong(id.substring(id.indexOf(SEPARATOR) + SEPARATOR.length())))
                .plusMillis(1);
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
