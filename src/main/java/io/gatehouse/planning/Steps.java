package io.gatehouse.planning;

import io.gatehouse.topology.Disruption;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The steps of a plan in the making, and apart from them those that are left because somebody has decided to ignore
/// them, or what they stand on.
final class Steps {

    private static final Comparator<Step> READING_ORDER = Comparator.comparing(Step::verb).thenComparing(Step::key);

    private final Map<ResourceKey, Resource> wanted;
    private final Set<String> marks;
    private final Map<ResourceKey, Step> taken = new HashMap<>();
    private final Map<ResourceKey, Step> left = new HashMap<>();

    /// @param wanted what is wanted, by its key
    /// @param marks of the steps that are to be left
    Steps(Map<ResourceKey, Resource> wanted, Set<String> marks) {
        this.wanted = wanted;
        this.marks = marks;
    }

    /// In the order in which people read them.
    List<Step> taken() {
        return taken.values().stream().sorted(READING_ORDER).toList();
    }

    /// In the order in which people read them.
    List<Step> left() {
        return left.values().stream().sorted(READING_ORDER).toList();
    }

    void add(Change change, String reason, Disruption disruption) {
        var step = new Step(change, reason, disruption);
        (isIgnored(step) || lacksSomethingLeft(change) ? left : taken).put(change.key(), step);
    }

    /// Nobody can decide to leave what cannot be done.
    void block(Change.Blocked blocked) {
        taken.put(blocked.key(), blocked(blocked));
    }

    private static Step blocked(Change.Blocked blocked) {
        return new Step(blocked, blocked.why(), Disruption.NONE);
    }

    private boolean isIgnored(Step step) {
        return !marks.isEmpty() && marks.contains(step.mark());
    }

    /// Whether a change needs something that, by somebody's decision, is not made, or is not as it would have to be.
    private boolean lacksSomethingLeft(Change change) {
        Resource target = wanted.get(change.key());
        return target != null
                && target.dependsOn().stream()
                        .flatMap(on -> Stream.ofNullable(left.get(on)))
                        .anyMatch(one -> one.change().seen().isEmpty() || forbids(one, target));
    }

    private static boolean forbids(Step step, Resource target) {
        return step.change().seen().stream().anyMatch(before -> !target.canBeBeside(before.actual()));
    }

    boolean isMadeAgain(ResourceKey key) {
        return taken.get(key) instanceof Step(Change.Replace _, _, _);
    }

    private boolean goes(ResourceKey key) {
        return isMadeAgain(key) || taken.get(key) instanceof Step(Change.Delete _, _, _);
    }

    /// Marks of what is left although what it stands on goes.
    Set<String> cannotBeLeft() {
        return left.values().stream()
                .filter(step -> standsOn(step.change()).anyMatch(this::goes))
                .map(Step::mark)
                .filter(marks::contains)
                .collect(Collectors.toSet());
    }

    private static Stream<ResourceKey> standsOn(Change change) {
        return change.seen().stream().flatMap(before -> before.actual().dependsOn().stream());
    }

    /// Takes out the updates whose reasons go away by themselves when another step is done, or when what is under way
    /// has got there; what would go away with a step that is left waits for that.
    ///
    /// @param awaiting what is under way
    void takeOutWhatCuresItself(Set<ResourceKey> awaiting) {
        for (Step step : taken()) {
            if (step.change() instanceof Change.Update update) {
                if (isCured(update, Stream.concat(taken.keySet().stream(), awaiting.stream()))) {
                    taken.remove(step.key());
                } else if (isCured(update, left.keySet().stream())) {
                    leave(step);
                }
            }
        }
    }

    private boolean isCured(Change.Update update, Stream<ResourceKey> by) {
        return by.flatMap(key -> Stream.ofNullable(wanted.get(key)))
                .anyMatch(other -> update.wanted().isCuredBy(other, update.before().actual(), update.differences()));
    }

    /// Leaves what cannot be done without changing what is left; that stays as it is too then, and so may be in the way
    /// of others.
    void leaveWhatWouldDisturbWhatIsLeft() {
        List<Step> disturbing;
        do {
            disturbing = taken.values().stream().filter(this::disturbsWhatIsLeft).toList();
            disturbing.forEach(this::leave);
        } while (!disturbing.isEmpty());
    }

    private boolean disturbsWhatIsLeft(Step step) {
        Resource target = wanted.get(step.key());
        return target != null
                && step.verb() != Step.Verb.BLOCKED
                && left.values().stream().anyMatch(one -> forbids(one, target));
    }

    private void leave(Step step) {
        taken.remove(step.key());
        left.put(step.key(), step);
    }

    /// Blocks the steps that something is in the way of.
    ///
    /// @param obstacle what that is, as a sentence for the user
    void blockWhere(Function<Change, Optional<String>> obstacle) {
        taken.replaceAll((key, step) ->
                obstacle.apply(step.change()).map(why -> blocked(new Change.Blocked(key, why))).orElse(step));
    }
}
