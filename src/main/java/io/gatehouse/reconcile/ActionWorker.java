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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Takes actions to their end: applies them, asks about those that take time, tries again those that may work later,
/// and looks before trying again what nobody knows the end of. Every step of that is in the journal before the next.
final class ActionWorker {

    /// How long something may take, or fail in a way that passes, before a person is asked.
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final Backoff AGAIN = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(20));
    private static final Backoff POLL = new Backoff(Duration.ofMillis(400), Duration.ofSeconds(4));

    private static final Logger log = LoggerFactory.getLogger(ActionWorker.class);

    private final RunContext run;
    private final BooleanSupplier cancelled;
    private final LostAnswers lostAnswers;

    /// @param cancelled whether to stop trying again what has failed
    ActionWorker(RunContext run, BooleanSupplier cancelled) {
        this.run = run;
        this.cancelled = cancelled;
        this.lostAnswers = new LostAnswers(run, AGAIN);
    }

    /// Actions that share a fate, and who wants to know its end.
    ///
    /// @param tries which try this is, from 1
    /// @param since when the first one began
    record Round(List<Action> actions, Batch.Ids ids, Consumer<Supplier<Settled>> ended, int tries, Instant since) {

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

        void end(Settled settled) {
            ended.accept(() -> settled);
        }

        void endAll(String failure) {
            actions.forEach(action -> end(new Settled(action, null, failure)));
        }

        void breakOff(RuntimeException why) {
            ended.accept(() -> {
                throw why;
            });
        }
    }

    /// Begins a batch and returns at once; every action is reported exactly once when it has ended.
    ///
    /// @param ended gets each end, which throws when the run cannot go on because of the panel itself
    void begin(List<Action> actions, Batch.Ids ids, Consumer<Supplier<Settled>> ended) {
        var round = new Round(actions, ids, ended, 1, run.pace().now());
        spawn(round, () -> apply(round));
    }

    /// Returns when the run is to go on.
    ///
    /// @throws InterruptedException when the panel stops
    void refuseWhenStopping() throws InterruptedException {
        run.workers().refuseWhenStopping();
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    /// A thread that dies would take its actions with it, so whatever happens they are reported. Without its database
    /// the panel can do nothing more, and when its turn is over it must not.
    private void spawn(Round round, Work work) {
        if (round.actions().isEmpty()) {
            return;
        }
        run.workers()
                .execute(() -> {
                    try {
                        work.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        round.endAll("The panel was stopped.");
                    } catch (TurnOverException | DataAccessException | TransactionException e) {
                        round.breakOff(e);
                    } catch (RuntimeException e) {
                        logFailure(round, e);
                        round.endAll("The panel failed: " + e);
                    }
                });
    }

    private void logFailure(Round round, RuntimeException failure) {
        List<Action.Id> actions = round.actions().stream().map(Action::id).toList();
        if (run.workers().areStopping()) {
            log.info("Run {} finds out what came of {} when the panel is back.", run.turn().run(), actions);
        } else {
            log.error("Run {} failed at {}", run.turn().run(), actions, failure);
        }
    }

    private void apply(Round round) throws InterruptedException {
        run.workers()
                .call(() -> {
                    run.write(round.actions().stream().map(action -> round.entry(action, Phase.INTENDED)).toList());
                    goOn(round, run.cloud().actuator().apply(run.batch(round)));
                });
    }

    private void poll(Round round) throws InterruptedException {
        run.pace().pause(POLL.after(round.tries(), run.random()));
        run.workers().call(() -> goOn(round, run.cloud().actuator().poll(run.batch(round))));
    }

    private void again(Round round) throws InterruptedException {
        run.pace().pause(AGAIN.after(round.tries(), run.random()));
        if (run.workers().finish(cancelled::getAsBoolean)) {
            round.endAll("Stopped before it was tried again.");
        } else {
            apply(round);
        }
    }

    /// Reports what has ended and goes on with the rest.
    private void goOn(Round round, List<Outcome> outcomes) {
        var sorted = new SortedOutcomes(round, Duration.between(round.since(), run.pace().now()));
        for (int i = 0; i < outcomes.size(); i++) {
            sorted.add(round.actions().get(i), outcomes.get(i));
        }
        run.write(sorted.entries());
        sorted.ends().forEach(round::end);
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
        round.end(new Settled(action, null, words));
    }

    private void afterLostAnswer(Round round, Action action) throws InterruptedException {
        switch (lostAnswers.find(action)) {
            case LostAnswers.NotThere _ -> apply(round);
            case LostAnswers.NobodyKnows(var failure) -> leaveUnknown(round, action, failure);
            case LostAnswers.There(var id) -> run.workers().finish(() -> goOn(round, List.of(new Outcome.Applied(id))));
            case LostAnswers.Incomplete(var id, var completion) -> {
                Consumer<Supplier<Settled>> ended =
                        end -> round.ended().accept(() -> new Settled(action, id, end.get().failure()));
                apply(
                        new Round(List.of(completion), round.ids(), ended, round.tries(), round.since())
                                .knowing(Map.of(action, id)));
            }
        }
    }
}
