package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.planning.Step.Verb;
import io.gatehouse.reconcile.PlanView.StepView;
import io.gatehouse.topology.Disruption;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanGroupsTest {

    @Test
    void stepsAreExplainedTogetherWhileTheyFollowEachOtherAndNothingDiffers() {
        var plan =
                plan(
                        step(Verb.DELETE, "route", "It is there and not wanted.", "Traffic stalls."),
                        step(Verb.DELETE, "subnet", "It is there and not wanted.", ""),
                        step(Verb.CREATE, "vpc", "It is wanted and not there.", ""),
                        step(Verb.CREATE, "gateway", "It is wanted and not there.", ""),
                        step(Verb.UPDATE, "group", "Its rules differ.", ""),
                        step(Verb.CREATE, "table", "It is wanted and not there.", ""));

        assertThat(plan.groups())
                .extracting(group -> group.steps().stream().map(StepView::title).toList())
                .containsExactly(
                        List.of("route"),
                        List.of("subnet"),
                        List.of("vpc", "gateway"),
                        List.of("group"),
                        List.of("table"));
        assertThat(plan.groups().get(2).reason()).isEqualTo("It is wanted and not there.");
    }

    @Test
    void anEmptyPlanHasNoGroups() {
        assertThat(plan().groups()).isEmpty();
    }

    private static PlanView plan(StepView... steps) {
        return new PlanView(List.of(steps), Set.of(), List.of(), Set.of());
    }

    private static StepView step(Verb verb, String title, String reason, String disturbs) {
        return new StepView(verb, "n1/" + title, title, reason, Disruption.Level.NONE, disturbs, List.of());
    }
}
