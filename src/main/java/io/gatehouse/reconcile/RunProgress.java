package io.gatehouse.reconcile;

import io.gatehouse.planning.Step;
import io.gatehouse.reconcile.JournalEntry.Phase;
import io.gatehouse.reconcile.RunView.RunStep;
import io.gatehouse.reconcile.RunView.StepState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads from the journal how far each step of a plan has come.
final class RunProgress {

    private final Map<String, JournalRow> latestDeletion = new HashMap<>();
    private final Map<String, JournalRow> latestMaking = new HashMap<>();
    private final Map<String, Instant> begun = new HashMap<>();
    private final RunState run;
    private final boolean over;

    /// @param run how far the run has come: once it has ended, what has not begun never will
    RunProgress(List<JournalRow> journal, RunState run) {
        this.run = run;
        this.over = run.isOver();
        for (JournalRow row : journal) {
            (row.verb().equals("delete") ? latestDeletion : latestMaking).put(row.key(), row);
            begun.putIfAbsent(row.key(), row.writtenAt());
        }
    }

    RunStep of(PlanView.StepView step) {
        @Nullable JournalRow latest = latest(step);
        StepState state = state(step, latest);
        boolean ended = state == StepState.DONE || state == StepState.FAILED;
        return new RunStep(
                step.verb(),
                step.key(),
                step.title(),
                state,
                latest == null ? 0 : latest.attempt(),
                message(step, state, latest),
                latest == null ? null : latest.awsId(),
                begun.get(step.key()),
                ended && latest != null ? latest.writtenAt() : null);
    }

    private @Nullable String message(PlanView.StepView step, StepState state, @Nullable JournalRow latest) {
        if (state == StepState.DONE) {
            return latest == null ? "It was so already when its turn came." : note(step);
        }
        return latest == null ? null : latest.message();
    }

    /// What is worth knowing of how it was done.
    private @Nullable String note(PlanView.StepView step) {
        return Stream.of(latestDeletion, latestMaking)
                .flatMap(latest -> Stream.ofNullable(latest.get(step.key())))
                .filter(row -> row.phase() == Phase.APPLIED)
                .flatMap(row -> Stream.ofNullable(row.message()))
                .findFirst()
                .orElse(null);
    }

    private @Nullable JournalRow latest(PlanView.StepView step) {
        if (step.verb() == Step.Verb.DELETE) {
            return latestDeletion.get(step.key());
        }
        JournalRow making = latestMaking.get(step.key());
        return making == null && step.verb() == Step.Verb.REPLACE ? latestDeletion.get(step.key()) : making;
    }

    private StepState state(PlanView.StepView step, @Nullable JournalRow latest) {
        if (latest == null) {
            return unbegun();
        }
        boolean halfDone = step.verb() == Step.Verb.REPLACE && latest.verb().equals("delete");
        return switch (latest.phase()) {
            case APPLIED -> halfDone ? (over ? StepState.SKIPPED : StepState.RUNNING) : StepState.DONE;
            case FAILED -> StepState.FAILED;
            case Phase phase when over -> phase == Phase.INTENDED ? StepState.SKIPPED : StepState.FAILED;
            case INTENDED -> StepState.RUNNING;
            case WAITING -> StepState.WAITING;
            case RETRYING, UNKNOWN -> StepState.RETRYING;
        };
    }

    /// A run has succeeded when AWS has all that is wanted. What it never had to do came about otherwise: by somebody
    /// else, or with another resource, as the rule does that AWS gives a new security group.
    private StepState unbegun() {
        return run == RunState.SUCCEEDED ? StepState.DONE : over ? StepState.SKIPPED : StepState.PENDING;
    }

    /// All steps of a plan.
    List<RunStep> of(List<PlanView.StepView> steps) {
        return steps.stream().map(this::of).toList();
    }
}
