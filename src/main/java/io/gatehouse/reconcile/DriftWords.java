package io.gatehouse.reconcile;

import io.gatehouse.topology.Difference;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Says what happened to a resource that was as wanted before.
final class DriftWords {

    private DriftWords() {}

    /// One or two sentences.
    static String of(PlanView.StepView step) {
        return switch (step.verb()) {
            case CREATE -> "AWS does not have it any more: somebody deleted it, or took its tags away.";
            case ADOPT -> "It no longer carries Gatehouse’s tags.";
            case DELETE -> "Nobody asked for it here: somebody added it outside of Gatehouse.";
            case UPDATE -> changed(step.differences());
            case REPLACE ->
                    changed(step.differences())
                            + " AWS cannot change that back in place, so restoring deletes it and makes it again.";
            case BLOCKED -> step.reason();
        };
    }

    private static String changed(List<Difference> differences) {
        List<String> names = differences.stream().map(Difference::component).distinct().map(DriftWords::words).toList();
        String list =
                names.size() < 2
                        ? String.join("", names)
                        : names.stream().limit(names.size() - 1L).collect(Collectors.joining(", "))
                                + " and "
                                + names.getLast();
        return "Somebody changed %s outside of Gatehouse.".formatted(list.isEmpty() ? "it" : "its " + list);
    }

    /// `sourceDestinationCheck` as people write it.
    private static String words(String component) {
        return component.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
