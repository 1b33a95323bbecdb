package io.gatehouse.reconcile;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.planning.Action;
import io.gatehouse.planning.Plan;
import io.gatehouse.planning.Step;
import io.gatehouse.reconcile.Execution.Settled;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Looks, plans, acts, and looks again, until AWS has what was approved or a person is needed.
///
/// It keeps nothing in memory that the journal or AWS does not have too, but for what spares it to do again what AWS
/// only does not show yet: another loop can go on wherever this one ended.
final class RunLoop {

    private static final int MOST_PASSES = 5;
    private static final Backoff LOOK_AGAIN = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15));

    private static final Ending STOPPED =
            new Ending(RunState.CANCELLED, "Stopped. What was done stays; continue when you like.");

    private static final String GONE = "Everything that was ours is gone.";

    private final RunContext context;
    private final Supplier<Optional<Observation>> look;
    private final Predicate<Plan> approved;
    private final BooleanSupplier cancelled;
    private final Deeds deeds = new Deeds();

    /// @param look sees the network afresh; empty when there is no such network any more
    /// @param approved whether all that a plan asks for may be done
    /// @param cancelled whether to stop after what has begun
    RunLoop(
            RunContext context,
            Supplier<Optional<Observation>> look,
            Predicate<Plan> approved,
            BooleanSupplier cancelled) {
        this.context = context;
        this.look = look;
        this.approved = approved;
        this.cancelled = cancelled;
    }

    /// How a run ended.
    ///
    /// @param words what came of it, as a sentence for the user
    record Ending(RunState state, String words) {

        private static Ending succeeded(String words) {
            return new Ending(RunState.SUCCEEDED, words);
        }

        private static Ending failed(String words) {
            return new Ending(RunState.FAILED, words);
        }

        /// The same for a run that was about some resources only.
        Ending ofAPart() {
            return state == RunState.SUCCEEDED
                    ? succeeded("What was chosen is as wanted. Other differences were left as they are.")
                    : this;
        }
    }

    /// Goes on until the run has ended.
    ///
    /// @throws InterruptedException when the panel shuts down; the run is not over
    Ending toTheEnd() throws InterruptedException {
        try {
            for (int pass = 1; pass <= MOST_PASSES; pass++) {
                Optional<Ending> ending = pass();
                if (ending.isPresent()) {
                    return ending.get();
                }
            }
        } catch (CloudException e) {
            context.workers().refuseWhenStopping();
            return stoppedOr(Ending.failed(e.failure().sentence()));
        }
        return Ending.failed(endless());
    }

    private String endless() {
        String why =
                deeds.repeated()
                        .map(title ->
                                " Again and again that is %s: AWS does not show what was done, or somebody undoes it."
                                        .formatted(title))
                        .orElse("");
        return "AWS still differs from what is wanted after %d passes.%s Look at the new plan."
                .formatted(MOST_PASSES, why);
    }

    /// Whoever stopped a run knows why it did not end well.
    private Ending stoppedOr(Ending ending) {
        return cancelled.getAsBoolean() ? STOPPED : ending;
    }

    /// One look and what follows from it.
    ///
    /// @return how the run ends; empty when it has to look again
    private Optional<Ending> pass() throws InterruptedException {
        Optional<Observation> seen = cancelled.getAsBoolean() ? Optional.empty() : lookUntilClear();
        if (cancelled.getAsBoolean()) {
            return Optional.of(STOPPED);
        }
        if (seen.isEmpty()) {
            return Optional.of(Ending.succeeded(GONE));
        }
        Plan plan = seen.get().plan();
        noteWhatWasLeftOpen(seen.get());
        if (plan.isEmpty()) {
            return Optional.of(Ending.succeeded(seen.get().wanted().isEmpty() ? GONE : "AWS has what is wanted."));
        }
        Optional<Ending> refusal = refusal(plan);
        if (refusal.isPresent()) {
            return refusal;
        }
        var execution = new Execution(new ActionWorker(context.nextPass(), cancelled), seen.get().ids(), cancelled);
        List<Action> actions = plan.actions();
        List<Settled> failures = execution.run(actions);
        deeds.note(actions, context.pace().now());
        return failures.isEmpty() ? Optional.empty() : Optional.of(stoppedOr(failed(failures)));
    }

    /// Whoever was at the run before may have died without writing down what came of its last calls. What the plan does
    /// not ask for any more is done.
    private void noteWhatWasLeftOpen(Observation seen) {
        Map<ResourceKey, AwsId> ids = seen.ids();
        Set<ResourceKey> undone = seen.plan().steps().stream().map(Step::key).collect(Collectors.toSet());
        undone.addAll(seen.plan().awaiting());
        List<JournalEntry> done =
                context.journal().open(context.turn().run()).stream()
                        .filter(entry -> isDone(entry, ids, undone))
                        .map(entry -> entry.applied(ids.get(entry.action().key())))
                        .toList();
        if (!done.isEmpty()) {
            context.write(done);
        }
    }

    private static boolean isDone(JournalEntry entry, Map<ResourceKey, AwsId> ids, Set<ResourceKey> undone) {
        ResourceKey key = entry.action().key();
        return entry.action().verb() == Action.Verb.DELETE
                ? !ids.containsKey(key)
                : ids.containsKey(key) && !undone.contains(key);
    }

    private Optional<Ending> refusal(Plan plan) {
        if (!plan.awaiting().isEmpty()) {
            return Optional.of(
                    Ending.failed(
                            "For %d minutes AWS has not shown what became of %s. Plan again later."
                                    .formatted(ActionWorker.PATIENCE.toMinutes(), plan.awaiting().iterator().next())));
        }
        if (plan.isBlocked()) {
            return plan.steps().stream()
                    .filter(step -> step.verb() == Step.Verb.BLOCKED)
                    .map(step -> Ending.failed(step.reason()))
                    .findFirst();
        }
        if (!approved.test(plan)) {
            return Optional.of(
                    Ending.failed(
                            "What is left to do is not what was approved, because the network or AWS has changed "
                                    + "since. Look at the new plan and approve that."));
        }
        return Optional.empty();
    }

    /// Looks once more, so that pages do not show what was before the failure.
    private Ending failed(List<Settled> failures) {
        String lookFailure = "";
        try {
            var _ = look.get();
        } catch (CloudException e) {
            lookFailure = " Afterwards AWS could not be seen: " + e.failure().sentence();
        }
        Settled first = failures.getFirst();
        String more = failures.size() == 1 ? "" : " Steps that failed besides: %d.".formatted(failures.size() - 1);
        return Ending.failed("%s: %s%s%s".formatted(first.action().title(), first.failure(), more, lookFailure));
    }

    /// Looks until AWS shows what was made or changed a moment ago and no longer shows what is going.
    private Optional<Observation> lookUntilClear() throws InterruptedException {
        Instant patience = context.pace().now().plus(ActionWorker.PATIENCE);
        for (int looks = 1; ; looks++) {
            context.workers().refuseWhenStopping();
            boolean patient = !cancelled.getAsBoolean() && context.pace().now().isBefore(patience);
            try {
                Optional<Observation> seen = look.get();
                if (!patient || seen.isEmpty() || isClear(seen.get().plan())) {
                    return seen;
                }
            } catch (CloudException e) {
                if (!patient || !e.failure().mayPass()) {
                    throw e;
                }
            }
            context.pace().pause(LOOK_AGAIN.after(looks, context.random()));
        }
    }

    private boolean isClear(Plan plan) {
        Instant longAgo = context.pace().now().minus(context.visibleWithin());
        return plan.awaiting().isEmpty() && !deeds.asksAgainForWhatWasDone(plan, longAgo);
    }
}
