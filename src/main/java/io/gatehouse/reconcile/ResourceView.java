package io.gatehouse.reconcile;

import io.gatehouse.planning.Step;
import io.gatehouse.topology.Difference;
import io.gatehouse.topology.Words;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One resource of a network as the last sweep saw it.
///
/// @param key its key
/// @param kind the title of its kind
/// @param label what people call it
/// @param awsId its id in AWS; null when it is not there
/// @param readiness `ready`, `pending`, `deleting`, or `missing`
/// @param change what the plan does with it; null when it is as wanted
/// @param differences what an update or replacement changes, component by component; empty otherwise
/// @param facts what AWS chose, for example `publicAddress`
public record ResourceView(
        String key,
        String kind,
        String label,
        @Nullable String awsId,
        String readiness,
        Step.@Nullable Verb change,
        List<Difference> differences,
        Map<String, String> facts) {

    /// The facts under names as people say them, for example `public address`.
    public Map<String, String> factsInWords() {
        var inWords = new TreeMap<String, String>();
        facts.forEach((name, value) -> inWords.put(Words.of(name), value));
        return inWords;
    }
}
