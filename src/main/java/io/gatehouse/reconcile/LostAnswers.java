package io.gatehouse.reconcile;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.planning.Action;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.Observed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds out what became of a call whose answer was lost.
///
/// What is changed or deleted can be done again whatever came of the first time. What is created is made twice when it
/// is tried again too early: so AWS is asked until it shows the thing by its tag, or long enough to be sure that there
/// is none.
final class LostAnswers {

    private final RunContext run;
    private final Backoff backoff;

    LostAnswers(RunContext run, Backoff backoff) {
        this.run = run;
        this.backoff = backoff;
    }

    /// What became of it.
    sealed interface Finding {}

    /// Nothing: it can be tried again.
    record NotThere() implements Finding {}

    /// It worked.
    record There(AwsId id) implements Finding {}

    /// It worked, but what is there lacks what further calls would have added.
    ///
    /// @param completion the action that adds it
    record Incomplete(AwsId id, Action completion) implements Finding {}

    /// AWS does not let itself be seen.
    ///
    /// @param failure why
    record NobodyKnows(CloudFailure failure) implements Finding {}

    Finding find(Action action) throws InterruptedException {
        if (action.id().verb() != Action.Verb.CREATE) {
            return new NotThere();
        }
        Instant sure = run.pace().now().plus(run.visibleWithin());
        for (int looks = 1; ; looks++) {
            run.pace().pause(backoff.after(looks, run.random()));
            boolean late = !run.pace().now().isBefore(sure);
            try {
                Optional<Observed<?>> seen = look(action);
                if (late || seen.isPresent()) {
                    return seen.map(one -> finding(action, one)).orElseGet(NotThere::new);
                }
            } catch (CloudException e) {
                // Not to have seen it is not to know that it is not there.
                if (!e.failure().mayPass() || run.pace().now().isAfter(sure.plus(ActionWorker.PATIENCE))) {
                    return new NobodyKnows(e.failure());
                }
            }
        }
    }

    private Optional<Observed<?>> look(Action action) throws InterruptedException {
        return run.workers().call(() -> run.cloud().inventory().observe()).around(run.network()).stream()
                .filter(seen -> seen.key().equals(action.key()))
                .findFirst();
    }

    private static Finding finding(Action action, Observed<?> seen) {
        var wanted = action.work().resource();
        List<Difference> differences = wanted.differences(seen.actual());
        if (differences.isEmpty() && seen.readiness() == Observed.Readiness.READY) {
            return new There(seen.id());
        }
        var completion =
                new Action(
                        new Action.Id(action.key(), Action.Verb.UPDATE),
                        new Action.Work.Update(wanted, seen, differences),
                        action.after());
        return new Incomplete(seen.id(), completion);
    }
}
