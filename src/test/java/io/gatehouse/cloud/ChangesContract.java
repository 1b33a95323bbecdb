package io.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.planning.Plan;
import io.gatehouse.planning.Step.Verb;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.Tagged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Changing a network: every component of every resource, once. What is wanted is changed, the change is carried out,
/// and then nothing remains to be done.
public abstract class ChangesContract extends CloudContract {

    @TestFactory
    Stream<DynamicTest> whatCanBeChangedInPlaceIsUpdated() {
        return oneAfterTheOther(InPlaceChanges.all());
    }

    @TestFactory
    Stream<DynamicTest> whatCannotBeChangedInPlaceIsReplaced() {
        return oneAfterTheOther(ReplacingChanges.all(fixture));
    }

    /// Each change starts from the same network, which is made once and brought back after each.
    private Stream<DynamicTest> oneAfterTheOther(Stream<SampleChange> changes) {
        reach(sample);
        return changes.filter(this::canShow)
                .map(change -> DynamicTest.dynamicTest(change.sentence(), () -> tryOut(change)));
    }

    /// Whether the account can show that a change worked. Every real one can.
    protected boolean canShow(SampleChange change) {
        return true;
    }

    private void tryOut(SampleChange change) {
        reach(sample);
        SampleNetwork wanted = change.edit().apply(sample);

        Plan plan = reach(wanted);

        var expected = new LinkedHashMap<ResourceKey, Verb>();
        change.verbs().forEach((text, verb) -> expected.put(key(text), verb));
        assertThat(verbs(plan)).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(actual()).containsExactlyInAnyOrderElementsOf(wanted.asSeen());
    }

    @Test
    void everythingCanBeRenamed() {
        reach(sample);
        List<Tagged> tagged =
                sample.resources().stream()
                        .filter(Tagged.class::isInstance)
                        .map(one -> Edited.name((Tagged) one, "renamed " + one.key().slot()))
                        .filter(one -> !sample.resources().contains(one))
                        .toList();
        SampleNetwork renamed = sample.with(tagged.toArray(Resource[]::new));

        Plan plan = reach(renamed);

        assertThat(verbs(plan)).containsOnlyKeys(tagged.stream().map(Resource::key).toList());
        assertThat(verbs(plan).values()).containsOnly(Verb.UPDATE);
        assertThat(actual()).containsExactlyInAnyOrderElementsOf(renamed.asSeen());
    }

    private ResourceKey key(String text) {
        return ResourceKey.parse(network.text() + "/" + text.formatted(network.text())).orElseThrow();
    }

    private List<Resource> actual() {
        return seen().stream().<Resource>map(Observed::actual).toList();
    }
}
