package io.gatehouse.reconcile;

import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.planning.Action;
import io.gatehouse.reconcile.Execution.Settled;
import io.gatehouse.reconcile.JournalEntry.Phase;
import io.gatehouse.topology.AwsId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The outcomes of a round by what follows from them.
final class SortedOutcomes {

    private final ActionWorker.Round round;
    private final Duration spent;
    private final List<JournalEntry> entries = new ArrayList<>();
    private final List<Settled> ends = new ArrayList<>();
    private final Map<Action, AwsId> waiting = new LinkedHashMap<>();
    private final List<Action> again = new ArrayList<>();
    private final List<Action> unknown = new ArrayList<>();

    /// @param spent how long it has been tried
    SortedOutcomes(ActionWorker.Round round, Duration spent) {
        this.round = round;
        this.spent = spent;
    }

    private boolean isPatient() {
        return spent.compareTo(ActionWorker.PATIENCE) < 0;
    }

    void add(Action action, Outcome outcome) {
        switch (outcome) {
            case Outcome.Applied(var id, var words) -> {
                note(action, Phase.APPLIED, id, words);
                ends.add(new Settled(action, id, null));
            }
            case Outcome.Waiting(var id, var until) when isPatient() -> {
                note(action, Phase.WAITING, id, until);
                waiting.put(action, id);
            }
            case Outcome.Waiting(var id, var until) ->
                    fail(
                            action,
                            id,
                            "After %d minutes it still waits: %s. See in AWS what holds it up, then go on."
                                    .formatted(ActionWorker.PATIENCE.toMinutes(), until));
            case Outcome.NotYet(var until) when isPatient() -> {
                note(action, Phase.WAITING, null, until);
                again.add(action);
            }
            case Outcome.NotYet(var until) ->
                    fail(
                            action,
                            null,
                            "After %d minutes it still waits: %s. See what holds that up, then go on."
                                    .formatted(ActionWorker.PATIENCE.toMinutes(), until));
            case Outcome.Retry(var failure) when spent.compareTo(patience(failure)) < 0 -> {
                note(action, Phase.RETRYING, null, failure.tryingSentence());
                again.add(action);
            }
            case Outcome.Retry(var failure) ->
                    fail(
                            action,
                            null,
                            "It was tried for %d minutes. %s"
                                    .formatted(patience(failure).toMinutes(), failure.sentence()));
            case Outcome.Failed(var failure, _) when failure.reason() == Reason.AMBIGUOUS -> {
                note(action, Phase.UNKNOWN, null, failure.tryingSentence());
                if (isPatient()) {
                    unknown.add(action);
                } else {
                    ends.add(new Settled(action, null, failure.sentence()));
                }
            }
            case Outcome.Failed(var failure, var made) -> fail(action, made, failure.sentence());
        }
    }

    /// A call that may be repeated is, also when its answer was lost.
    private static Duration patience(CloudFailure failure) {
        return failure.reason() == Reason.AMBIGUOUS ? ActionWorker.PATIENCE : failure.reason().patience();
    }

    private void fail(Action action, @Nullable AwsId id, String why) {
        note(action, Phase.FAILED, id, why);
        ends.add(new Settled(action, null, why));
    }

    private void note(Action action, Phase phase, @Nullable AwsId id, @Nullable String message) {
        entries.add(new JournalEntry(action.id(), phase, round.tries(), id, message));
    }

    List<JournalEntry> entries() {
        return entries;
    }

    /// What has ended, well or not.
    List<Settled> ends() {
        return ends;
    }

    /// What AWS takes its time for, with the ids that it has already.
    Map<Action, AwsId> waiting() {
        return waiting;
    }

    /// What is tried again after a pause.
    List<Action> again() {
        return again;
    }

    /// What nobody knows the end of.
    List<Action> unknown() {
        return unknown;
    }
}
