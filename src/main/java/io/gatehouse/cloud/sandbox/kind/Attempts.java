package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import java.util.List;
import java.util.function.Function;

/// Turns refusals into outcomes.
final class Attempts {

    private Attempts() {}

    static <T> List<Outcome> each(List<T> tasks, Function<T, Outcome> work) {
        return tasks.stream().map(task -> one(task, work)).toList();
    }

    private static <T> Outcome one(T task, Function<T, Outcome> work) {
        try {
            return work.apply(task);
        } catch (CloudException e) {
            return outcome(e);
        }
    }

    /// Deletes, and is content when there is nothing to delete.
    static <T> Function<T, Outcome> orGone(Function<T, Outcome> deletion) {
        return task -> {
            try {
                return deletion.apply(task);
            } catch (CloudException e) {
                if (e.failure().reason() == Reason.NOT_FOUND) {
                    return new Outcome.Applied(null);
                }
                throw e;
            }
        };
    }

    /// A refusal that may pass is tried again; any other is final.
    static Outcome outcome(CloudException e) {
        return e.failure().reason().passes() ? new Outcome.Retry(e.failure()) : Outcome.Failed.of(e);
    }
}
