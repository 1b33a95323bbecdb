package io.gatehouse.reconcile;

import io.gatehouse.planning.Step;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.Disruption;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How AWS differs from what is wanted and was there before, as the last sweep saw it.
///
/// @param sweptAt when AWS was last seen; null when it has not been yet
/// @param pending whether the user's own edits are not applied yet; then what differs is not drift, and not in here
/// @param items what differs
/// @param ignored what people decided to leave as it is, newest first
/// @param waiting what cannot be repaired as long as something that it stands on is ignored
public record DriftView(
        @Nullable Instant sweptAt, boolean pending, List<Item> items, List<Ignored> ignored, List<Item> waiting) {

    /// A resource that differs.
    ///
    /// @param resource its key
    /// @param title the resource in words
    /// @param awsId its id in AWS; null when it is not there
    /// @param verb what restoring does
    /// @param reason what happened to it, in sentences
    /// @param disruption how bad restoring is for traffic
    /// @param disturbs what restoring disturbs, as a sentence; empty when nothing is
    /// @param differences component by component: before is as it was seen, after as it is wanted
    public record Item(
            String resource,
            String title,
            @Nullable String awsId,
            Step.Verb verb,
            String reason,
            Disruption.Level disruption,
            String disturbs,
            List<Difference> differences) {

        static Item of(SweptPlan.SweptStep swept) {
            return of(swept.step(), swept.awsId());
        }

        static Item of(PlanView.StepView step, @Nullable String awsId) {
            return new Item(
                    step.key(),
                    step.title(),
                    awsId,
                    step.verb(),
                    DriftWords.of(step),
                    step.disruption(),
                    step.disturbs(),
                    step.differences());
        }

        /// Whether nobody asked for it, so that restoring means deleting it.
        public boolean isUnknown() {
            return verb == Step.Verb.DELETE;
        }

        /// Whether a person must decide something in AWS first.
        public boolean isBlocked() {
            return verb == Step.Verb.BLOCKED;
        }
    }

    /// A decision to leave something as it is.
    ///
    /// @param author who decided
    /// @param reason why, in the author's words
    /// @param applies whether the last sweep saw exactly that; it means nothing when something else is there now
    public record Ignored(long id, Item item, String author, String reason, Instant since, boolean applies) {}
}
