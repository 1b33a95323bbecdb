package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.planning.Action;
import io.gatehouse.planning.Step;
import io.gatehouse.reconcile.JournalEntry.Phase;
import io.gatehouse.reconcile.RunView.RunStep;
import io.gatehouse.reconcile.RunView.StepState;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Disruption;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunProgressTest {

    private static final NetworkId NETWORK = new NetworkId(1);
    private static final ResourceKey KEY = new ResourceKey(NETWORK, ResourceKind.SUBNET, "private-a");
    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");

    private final List<JournalRow> journal = new ArrayList<>();

    @Test
    void aStepWithoutALineIsPendingAndAfterARunThatStoppedEarlySkipped() {
        assertThat(progress(Step.Verb.CREATE, RunState.RUNNING).state()).isEqualTo(StepState.PENDING);
        assertThat(progress(Step.Verb.CREATE, RunState.FAILED).state()).isEqualTo(StepState.SKIPPED);
        assertThat(progress(Step.Verb.CREATE, RunState.CANCELLED).state()).isEqualTo(StepState.SKIPPED);
    }

    /// A panel that dies between making a security group and taking its first rule away leaves that rule to the next
    /// one, which finds nothing to do about it.
    @Test
    void whatNeverHadToBeDoneIsDoneOnceTheRunHasSucceeded() {
        RunStep step = progress(Step.Verb.CREATE, RunState.SUCCEEDED);
        assertThat(step.state()).isEqualTo(StepState.DONE);
        assertThat(step.message()).isEqualTo("It was so already when its turn came.");
        assertThat(step.took()).isNull();
    }

    @Test
    void anAppliedStepHasItsIdAndItsTimes() {
        write(Action.Verb.CREATE, Phase.INTENDED, null);
        write(Action.Verb.CREATE, Phase.APPLIED, null);
        RunStep step = progress(Step.Verb.CREATE, RunState.RUNNING);
        assertThat(step.state()).isEqualTo(StepState.DONE);
        assertThat(step.awsId()).isEqualTo("subnet-1");
        assertThat(step.took()).hasSeconds(1);
    }

    @Test
    void aRetryShowsWhyAndHowOften() {
        write(Action.Verb.CREATE, Phase.INTENDED, null);
        write(Action.Verb.CREATE, Phase.RETRYING, "AWS asks to slow down.");
        RunStep step = progress(Step.Verb.CREATE, RunState.RUNNING);
        assertThat(step.state()).isEqualTo(StepState.RETRYING);
        assertThat(step.message()).isEqualTo("AWS asks to slow down.");
        assertThat(step.endedAt()).isNull();
    }

    @Test
    void aReplacementWhoseOldHalfIsGoneIsNotDone() {
        write(Action.Verb.DELETE, Phase.APPLIED, null);
        assertThat(progress(Step.Verb.REPLACE, RunState.RUNNING).state()).isEqualTo(StepState.RUNNING);
        write(Action.Verb.CREATE, Phase.APPLIED, null);
        assertThat(progress(Step.Verb.REPLACE, RunState.RUNNING).state()).isEqualTo(StepState.DONE);
    }

    @Test
    void whatWasStillTryingWhenTheRunEndedHasFailed() {
        write(Action.Verb.CREATE, Phase.WAITING, "running");
        assertThat(progress(Step.Verb.CREATE, RunState.FAILED).state()).isEqualTo(StepState.FAILED);
    }

    private void write(Action.Verb verb, Phase phase, @Nullable String message) {
        var entry = new JournalEntry(new Action.Id(KEY, verb), phase, 1, new AwsId("subnet-1"), message);
        journal.add(new JournalRow(new Turn(1, NETWORK, 1), entry, BEGAN.plusSeconds(journal.size())));
    }

    private RunStep progress(Step.Verb verb, RunState run) {
        var step =
                new PlanView.StepView(
                        verb, KEY.text(), "subnet private-a", "Why.", Disruption.Level.NONE, "", List.of());
        return new RunProgress(journal, run).of(step);
    }
}
