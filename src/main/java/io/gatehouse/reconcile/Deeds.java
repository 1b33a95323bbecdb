package io.gatehouse.reconcile;

import io.gatehouse.planning.Action;
import io.gatehouse.planning.Plan;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a run has done so far. AWS may go on showing what was before, EC2 and IAM for some seconds, SQS for a minute: a
/// plan that asks for the same again at once need not mean that it did not work.
///
/// It is not thread-safe.
final class Deeds {

    private final Map<Action.Id, Deed> deeds = new HashMap<>();

    private record Deed(Action action, Instant at, int times) {

        private Deed again(Deed later) {
            return new Deed(later.action, later.at, times + later.times);
        }

        /// Whether that asks for the same. What is wanted may be something else by now.
        private boolean is(Action other) {
            return other.id().verb() == Action.Verb.DELETE || action.work().resource().equals(other.work().resource());
        }
    }

    /// Takes note of what has been done by now.
    void note(Collection<Action> actions, Instant now) {
        actions.forEach(action -> deeds.merge(action.id(), new Deed(action, now, 1), Deed::again));
    }

    /// Whether a plan asks for something again that was done after this moment.
    boolean asksAgainForWhatWasDone(Plan plan, Instant after) {
        return plan.actions().stream()
                .flatMap(action -> Optional.ofNullable(deeds.get(action.id())).filter(deed -> deed.is(action)).stream())
                .anyMatch(deed -> deed.at().isAfter(after));
    }

    /// What was done most often, in words, for example `subnet private-a`; empty when nothing was done twice.
    Optional<String> repeated() {
        return deeds.values().stream()
                .filter(deed -> deed.times() > 1)
                .max(Comparator.comparingInt(Deed::times).thenComparing(deed -> deed.action().id()))
                .map(deed -> deed.action().title());
    }
}
