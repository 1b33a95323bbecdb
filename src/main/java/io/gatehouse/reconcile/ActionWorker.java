package io.gatehouse.reconcile;

import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.planning.Action;
import io.gatehouse.reconcile.Execution.Settled;
import io.gatehouse.reconcile.JournalEntry.Phase;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Ref;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Takes actions to their end: applies them, asks about those that take time, tries again those that may work later,
/// and looks before trying again what nobody knows the end of. Every step of that is in the journal before the next.
final class ActionWorker {

    /// How long something may take, or fail in a way that passes, before a person is asked.
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Backoff AGAIN = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(20));
    private static final Backoff POLL = new Backoff(Duration.ofMillis(400), Duration.ofSeconds(4));

    private final RunContext run;
    private final LostAnswers lostAnswers;

    ActionWorker(RunContext run) {
        this.run = run;
        this.lostAnswers = new LostAnswers(run, AGAIN);
    }

    /// Actions that share a fate, and who wants to know its end.
    ///
    /// @param tries which try this is, from 1
    /// @param since when the first one began
    record Round(List<Action> actions, Batch.Ids ids, Consumer<Settled> ended, int tries, Instant since) {

        Round next(List<Action> some) {
            return new Round(some, ids, ended, tries + 1, since);
        }

        /// The same, with the ids of what has been made but is not usable yet.
        Round knowing(Map<Action, AwsId> made) {
            Map<Ref, AwsId> byKey =
                    made.entrySet().stream().collect(Collectors.toMap(one -> one.getKey().key(), Map.Entry::getValue));
            return new Round(
                    actions, ref -> Optional.ofNullable(byKey.get(ref)).or(() -> ids.find(ref)), ended, tries, since);
        }

        JournalEntry entry(Action action, Phase phase) {
            return new JournalEntry(action.id(), phase, tries, null, null);
        }

        void endAll(String failure) {
            actions.forEach(action -> ended.accept(new Settled(action, null, failure)));
        }
    }

    /// Begins a batch and returns at once; every action is reported exactly once when it has ended.
    void begin(List<Action> actions, Batch.Ids ids, Consumer<Settled> ended) {
        var round = new Round(actions, ids, ended, 1, run.pace().now());
        spawn(round, () -> apply(round));
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    /// A thread that dies would take its actions with it, so whatever happens they are reported.
    private void spawn(Round round, Work work) {
        if (round.actions().isEmpty()) {
            return;
        }
        run.threads()
                .execute(() -> {
                    try {
                        work.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        round.endAll("The panel was stopped.");
                    } catch (RuntimeException e) {
                        round.endAll("The panel failed: " + e);
                    }
                });
    }

    private void apply(Round round) throws InterruptedException {
        run.write(round.actions().stream().map(action -> round.entry(action, Phase.INTENDED)).toList());
        goOn(round, run.call(() -> run.cloud().actuator().apply(run.batch(round))));
    }

    private void poll(Round round) throws InterruptedException {
        run.pace().pause(POLL.after(round.tries(), run.random()));
        goOn(round, run.call(() -> run.cloud().actuator().poll(run.batch(round))));
    }

    private void again(Round round) throws InterruptedException {
        run.pace().pause(AGAIN.after(round.tries(), run.random()));
        apply(round);
    }

    /// Reports what has ended and goes on with the rest.
    private void goOn(Round round, List<Outcome> outcomes) {
        boolean patient = run.pace().now().isBefore(round.since().plus(PATIENCE));
        var sorted = new SortedOutcomes(round, patient);
        for (int i = 0; i < outcomes.size(); i++) {
            sorted.add(round.actions().get(i), outcomes.get(i));
        }
        run.write(sorted.entries());
        sorted.ends().forEach(round.ended());
        Round waiting = round.next(List.copyOf(sorted.waiting().keySet())).knowing(sorted.waiting());
        spawn(waiting, () -> poll(waiting));
        Round again = round.next(sorted.again());
        spawn(again, () -> again(again));
        sorted.unknown()
                .forEach(action -> {
                    Round unknown = round.next(List.of(action));
                    spawn(unknown, () -> afterLostAnswer(unknown, action));
                });
    }

    /// The last line about it stays that nobody knows, so that the next run does not make it again too early either.
    private static void leaveUnknown(Round round, Action action, CloudFailure failure) {
        String words = "AWS did not answer, and then could not be asked what came of it. " + failure.sentence();
        round.ended().accept(new Settled(action, null, words));
    }

    private void afterLostAnswer(Round round, Action action) throws InterruptedException {
        switch (lostAnswers.find(action)) {
            case LostAnswers.NotThere _ -> apply(round);
            case LostAnswers.NobodyKnows(var failure) -> leaveUnknown(round, action, failure);
            case LostAnswers.There(var id) -> goOn(round, List.of(new Outcome.Applied(id)));
            case LostAnswers.Incomplete(var id, var completion) -> {
                Consumer<Settled> ended = end -> round.ended().accept(new Settled(action, id, end.failure()));
                apply(
                        new Round(List.of(completion), round.ids(), ended, round.tries(), round.since())
                                .knowing(Map.of(action, id)));
            }
        }
    }
}
