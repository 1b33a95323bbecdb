package io.gatehouse.reconcile;

import io.gatehouse.planning.Plan;
import io.gatehouse.planning.Step;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.Disruption;
import io.gatehouse.topology.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A plan as it was shown to somebody.
///
/// @param steps what destroys first
/// @param grants marks of what approving it allows
/// @param warnings what is likely to go wrong, in sentences
/// @param only the keys of the resources to which the plan is limited; empty when it is about all
public record PlanView(List<StepView> steps, Set<String> grants, List<String> warnings, Set<String> only) {

    /// Plans that were stored before plans could be limited say nothing of it.
    public PlanView {
        only = Objects.requireNonNullElse(only, Set.of());
    }

    /// One step.
    ///
    /// @param verb what is done
    /// @param key the resource's key
    /// @param title the resource in words
    /// @param reason why, as a sentence
    /// @param disruption how bad it is for traffic
    /// @param disturbs what is disturbed, or why nothing is, in sentences; empty when that goes without saying
    /// @param differences component by component, before and after
    public record StepView(
            Step.Verb verb,
            String key,
            String title,
            String reason,
            Disruption.Level disruption,
            String disturbs,
            List<Difference> differences) {

        /// The differences, component by component as people say it.
        public List<Difference> differencesInWords() {
            return differences.stream().map(Difference::inWords).toList();
        }

        static StepView of(Step step) {
            return of(step, step.disruption());
        }

        /// A step that does something else to traffic than such a step may.
        static StepView of(Step step, Disruption disruption) {
            return new StepView(
                    step.verb(),
                    step.key().text(),
                    step.title(),
                    step.reason(),
                    disruption.level(),
                    disruption.words(),
                    step.differences());
        }
    }

    /// Steps that follow each other, do the same for the same reason and disturb the same, so that it is said once.
    ///
    /// @param steps at least one
    public record StepGroup(String reason, String disturbs, List<StepView> steps) {

        private StepGroup with(StepView step) {
            return new StepGroup(reason, disturbs, Stream.concat(steps.stream(), Stream.of(step)).toList());
        }

        private boolean suits(StepView step) {
            return step.verb() == steps.getFirst().verb()
                    && step.reason().equals(reason)
                    && step.disturbs().equals(disturbs);
        }
    }

    /// The steps in their order, those together that need be explained only once.
    public List<StepGroup> groups() {
        var groups = new ArrayList<StepGroup>();
        for (StepView step : steps) {
            if (!groups.isEmpty() && groups.getLast().suits(step)) {
                groups.add(groups.removeLast().with(step));
            } else {
                groups.add(new StepGroup(step.reason(), step.disturbs(), List.of(step)));
            }
        }
        return List.copyOf(groups);
    }

    /// @param outlook what a step does to traffic as things are now
    static PlanView of(Observation seen, List<String> warnings, Function<Step, Disruption> outlook) {
        Plan plan = seen.plan();
        return new PlanView(
                plan.steps().stream().map(step -> StepView.of(step, outlook.apply(step))).toList(),
                plan.grants(),
                warnings,
                seen.only().stream().map(ResourceKey::text).collect(Collectors.toUnmodifiableSet()));
    }

    /// The resources to which the plan is limited; empty when it is about all.
    Set<ResourceKey> limit() {
        return only.stream().map(ResourceKey::parse).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether there is nothing to do.
    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /// How many steps there are of a verb.
    public long count(Step.Verb verb) {
        return steps.stream().filter(step -> step.verb() == verb).count();
    }

    /// How many steps there are of each verb, all verbs included.
    public Map<Step.Verb, Long> counts() {
        return java.util.Arrays.stream(Step.Verb.values())
                .collect(
                        java.util.stream.Collectors.toMap(
                                verb -> verb,
                                this::count,
                                (one, _) -> one,
                                () -> new java.util.EnumMap<>(Step.Verb.class)));
    }

    /// Whether a person must decide something before this can be carried out.
    public boolean isBlocked() {
        return count(Step.Verb.BLOCKED) > 0;
    }
}
