package io.gatehouse.reconcile;

import io.gatehouse.planning.Step;
import io.gatehouse.topology.NetworkId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run and how far it has come.
///
/// @param id its id
/// @param network the network
/// @param planId the plan that it executes
/// @param state how far it has come
/// @param author who approved the plan
/// @param reason why, in the author's words; empty when none was given
/// @param message how it ended, as a sentence; null until it has
/// @param cancelRequested whether it stops after the steps that have begun
/// @param steps the plan's steps in its order
/// @param lastEntry the number of the newest line of the journal, which grows with every change
public record RunView(
        long id,
        NetworkId network,
        long planId,
        RunState state,
        String author,
        String reason,
        @Nullable String message,
        boolean cancelRequested,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        List<RunStep> steps,
        long lastEntry) {

    /// One step of a run.
    ///
    /// @param action what is done
    /// @param resource the resource's key
    /// @param title the resource in words
    /// @param state how far it has come
    /// @param attempts how often it was tried
    /// @param message what it waits for, why it failed, or what is worth knowing of how it was done; null when there is
    ///   nothing to say
    /// @param awsId the resource's id in AWS; null until it is known
    public record RunStep(
            Step.Verb action,
            String resource,
            String title,
            StepState state,
            int attempts,
            @Nullable String message,
            @Nullable String awsId,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {

        /// When it began, while it is under way; null before and after.
        public @Nullable Instant since() {
            return endedAt == null && state != StepState.SKIPPED ? startedAt : null;
        }

        /// How long it took; null until it has ended.
        public @Nullable Duration took() {
            return between(startedAt, endedAt);
        }
    }

    /// How far a step has come.
    public enum StepState {
        /// What comes before it has not ended.
        PENDING,
        /// The call is under way.
        RUNNING,
        /// The call worked and AWS takes its time, or something has to happen before the call.
        WAITING,
        /// It did not work and will be tried again.
        RETRYING,
        /// It is done, or was so already when its turn came.
        DONE,
        /// It did not work.
        FAILED,
        /// It was never begun, because the run ended before.
        SKIPPED
    }

    /// How long the run took; null until it has ended, or when it never began.
    public @Nullable Duration took() {
        return between(startedAt, endedAt);
    }

    /// The steps that are under way.
    public List<RunStep> current() {
        return steps.stream()
                .filter(step ->
                        switch (step.state()) {
                            case RUNNING, WAITING, RETRYING -> true;
                            case PENDING, DONE, FAILED, SKIPPED -> false;
                        })
                .toList();
    }

    /// The steps that did not work.
    public List<RunStep> failed() {
        return steps.stream().filter(step -> step.state() == StepState.FAILED).toList();
    }

    /// How many steps are done.
    public long done() {
        return steps.stream().filter(step -> step.state() == StepState.DONE).count();
    }

    /// Nothing takes less than no time, even when somebody puts the clock back meanwhile.
    private static @Nullable Duration between(@Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null) {
            return null;
        }
        return to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    }
}
