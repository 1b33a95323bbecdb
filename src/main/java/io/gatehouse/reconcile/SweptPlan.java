package io.gatehouse.reconcile;

import io.gatehouse.planning.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The plan that a sweep made, kept so that pages can show it without asking AWS.
///
/// @param steps what differs from what is wanted
/// @param ignored what differs and is left as it is
record SweptPlan(List<SweptStep> steps, List<SweptStep> ignored) {

    static final SweptPlan NONE = new SweptPlan(List.of(), List.of());

    /// A step.
    ///
    /// @param mark what a decision to ignore it is bound to
    /// @param awsId the resource's id in AWS; null when it is not there
    record SweptStep(String mark, @Nullable String awsId, PlanView.StepView step) {

        private static SweptStep of(Step step) {
            return new SweptStep(
                    step.mark(),
                    step.change().seen().map(seen -> seen.id().value()).orElse(null),
                    PlanView.StepView.of(step));
        }
    }

    static SweptPlan of(Observation seen) {
        return new SweptPlan(
                seen.plan().steps().stream().map(SweptStep::of).toList(),
                seen.plan().ignored().stream().map(SweptStep::of).toList());
    }

    /// The marks of all that differs, ignored or not.
    Set<String> marks() {
        return java.util.stream.Stream.concat(steps.stream(), ignored.stream())
                .map(SweptStep::mark)
                .collect(Collectors.toUnmodifiableSet());
    }
}
