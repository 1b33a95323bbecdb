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
    private final boolean over;

    /// @param over whether the run has ended, so that what has not begun never will
    RunProgress(List<JournalRow> journal, boolean over) {
        this.over = over;
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
                state == StepState.DONE ? note(step) : latest == null ? null : latest.message(),
                latest == null ? null : latest.awsId(),
                begun.get(step.key()),
                ended && latest != null ? latest.writtenAt() : null);
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
            return over ? StepState.SKIPPED : StepState.PENDING;
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

    /// All steps of a plan.
    List<RunStep> of(List<PlanView.StepView> steps) {
        return steps.stream().map(this::of).toList();
    }
}
