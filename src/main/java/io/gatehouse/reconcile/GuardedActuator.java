package io.gatehouse.reconcile;

import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.CloudActuator;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.planning.Action;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// An actuator that terminates an instance only once nothing speaks against it. Until then it is tried again, like a
/// deletion that AWS itself refuses for the time being.
///
/// @param actuator what carries the actions out
/// @param objection why the deletion of an instance had better wait; empty when it need not
record GuardedActuator(CloudActuator actuator, Function<ResourceKey, Optional<CloudFailure>> objection)
        implements CloudActuator {

    @Override
    public List<Outcome> apply(Batch batch) {
        if (batch.verb() != Action.Verb.DELETE || batch.kind() != ResourceKind.INSTANCE) {
            return actuator.apply(batch);
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Action action : batch.actions()) {
            outcomes.add(
                    objection
                            .apply(action.key())
                            .<Outcome>map(Outcome.Retry::new)
                            .orElseGet(() -> actuator.apply(alone(batch, action)).getFirst()));
        }
        return List.copyOf(outcomes);
    }

    private static Batch alone(Batch batch, Action action) {
        return new Batch(batch.network(), List.of(action), batch.ids(), batch.tokens());
    }

    @Override
    public List<Outcome> poll(Batch batch) {
        return actuator.poll(batch);
    }
}
