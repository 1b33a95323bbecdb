package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.planning.Action.Verb;
import io.gatehouse.topology.Resource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns what happens in a handler into outcomes.
final class Attempts {

    private static final Logger log = LoggerFactory.getLogger(Attempts.class);

    /// Failures of a call as such, whatever it asks for.
    private static final Set<Reason> OF_THE_CALL =
            EnumSet.of(
                    Reason.AMBIGUOUS,
                    Reason.THROTTLED,
                    Reason.UNAUTHORIZED,
                    Reason.UNVERIFIED,
                    Reason.CREDENTIALS,
                    Reason.UNAVAILABLE);

    private Attempts() {}

    /// One after the other, each with an outcome of its own.
    static <R extends Resource> List<Outcome> each(List<Task<R>> tasks, Function<Task<R>, Outcome> attempt) {
        return tasks.stream().map(task -> one(task, attempt)).toList();
    }

    /// All in one call. When AWS refuses the whole for the sake of one, each is tried alone, so that the others work
    /// and the one is named. What has to do with the call and not with what it says is not tried again.
    static <R extends Resource> List<Outcome> together(
            List<Task<R>> tasks, Function<List<Task<R>>, List<Outcome>> all, Function<Task<R>, Outcome> alone) {
        if (tasks.size() == 1) {
            return each(tasks, alone);
        }
        try {
            return all.apply(tasks);
        } catch (CloudException e) {
            return OF_THE_CALL.contains(e.failure().reason())
                    ? tasks.stream().map(task -> failed(task.action().id().verb(), e)).toList()
                    : each(tasks, alone);
        } catch (RuntimeException e) {
            return each(tasks, alone);
        }
    }

    /// Makes a call that may as well fail for this reason.
    static void tolerating(Reason reason, Runnable call) {
        try {
            call.run();
        } catch (CloudException e) {
            if (e.failure().reason() != reason) {
                throw e;
            }
        }
    }

    private static <R extends Resource> Outcome one(Task<R> task, Function<Task<R>, Outcome> attempt) {
        try {
            return attempt.apply(task);
        } catch (CloudException e) {
            return failed(task.action().id().verb(), e);
        } catch (RuntimeException e) {
            log.error("The adapter failed at {}", task.action().id(), e);
            String what = task.action().id().toString();
            return new Outcome.Failed(new CloudFailure(Reason.INVALID, what, "Adapter", e.toString()));
        }
    }

    private static Outcome failed(Verb verb, CloudException e) {
        CloudFailure failure = e.failure();
        if (verb == Verb.DELETE && failure.reason() == Reason.NOT_FOUND) {
            return new Outcome.Applied(null);
        }
        if (verb == Verb.CREATE && failure.reason() == Reason.ALREADY_EXISTS) {
            return new Outcome.Failed(notOurs(failure));
        }
        boolean passes = failure.reason().passes() && !(verb == Verb.ADOPT && failure.reason() == Reason.NOT_FOUND);
        boolean again =
                failure.reason() == Reason.AMBIGUOUS && !AwsFailures.MAKES_ANOTHER.contains(failure.operation());
        return passes || again ? new Outcome.Retry(failure) : Outcome.Failed.of(e);
    }

    /// What an earlier try made was recognised by its handler, so what is there is somebody else's.
    private static CloudFailure notOurs(CloudFailure failure) {
        String message = failure.message().strip() + " What is there is not this network’s: Gatehouse leaves it alone.";
        return new CloudFailure(failure.reason(), failure.operation(), failure.code(), message);
    }
}
