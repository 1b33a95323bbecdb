package io.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.planning.Action;
import io.gatehouse.planning.Action.Verb;
import io.gatehouse.planning.Action.Work;
import io.gatehouse.planning.Plan;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Carries out plans in the simplest way there is: one action after the other, in the plan's own order. Nothing is
/// forgiven but what the cloud asks to wait for.
public final class PlanExecutor {

    private static final int PATIENCE = 200;

    private final CloudFixture fixture;
    private final NetworkId network;
    private final String run = UUID.randomUUID().toString();
    private final Map<ResourceKey, AwsId> ids = new HashMap<>();

    public PlanExecutor(CloudFixture fixture, NetworkId network, RegionSnapshot snapshot) {
        this.fixture = fixture;
        this.network = network;
        snapshot.around(network).forEach(one -> ids.put(one.key(), one.id()));
    }

    /// Carries out all of a plan. What the cloud says to try again is tried again after all that does not wait for it;
    /// at least one action must work in each round.
    public void carryOut(Plan plan) {
        List<Action> open = plan.actions();
        while (!open.isEmpty()) {
            List<Action> again = round(open);
            assertThat(again).as("what is still to be tried").hasSizeLessThan(open.size());
            open = again;
        }
    }

    private List<Action> round(List<Action> open) {
        var again = new LinkedHashMap<Action.Id, Action>();
        for (Action action : open) {
            if (action.after().stream().anyMatch(again::containsKey)) {
                again.put(action.id(), action);
                continue;
            }
            Outcome outcome = settle(action);
            if (outcome instanceof Outcome.Retry) {
                again.put(action.id(), action);
            } else {
                remember(action, outcome);
            }
        }
        return List.copyOf(again.values());
    }

    /// Carries out one action, and fails unless it works.
    public void carryOut(Action action) {
        remember(action, settle(action));
    }

    private Outcome settle(Action action) {
        Outcome outcome = apply(List.of(action)).getFirst();
        for (int turn = 0; turn < PATIENCE && outcome instanceof Outcome.Waiting(var id, _); turn++) {
            remember(action, id);
            fixture.letTimePass();
            outcome = fixture.cloud().actuator().poll(batch(List.of(action))).getFirst();
        }
        return outcome;
    }

    private void remember(Action action, Outcome outcome) {
        assertThat(outcome).as("%s", action.id()).isInstanceOf(Outcome.Applied.class);
        remember(action, ((Outcome.Applied) outcome).id());
    }

    /// Asks for several actions at once and gives the outcomes as they are.
    public List<Outcome> apply(List<Action> actions) {
        List<Outcome> outcomes = fixture.cloud().actuator().apply(batch(actions));
        assertThat(outcomes).as("outcomes of %s", actions).hasSameSizeAs(actions);
        return outcomes;
    }

    private Batch batch(List<Action> actions) {
        return new Batch(
                network,
                actions,
                ref ->
                        switch (ref) {
                            case AwsId id -> Optional.of(id);
                            case ResourceKey key -> Optional.ofNullable(ids.get(key));
                        },
                id -> UUID.nameUUIDFromBytes((run + id).getBytes(StandardCharsets.UTF_8)).toString());
    }

    private void remember(Action action, AwsId id) {
        if (action.work() instanceof Work.Delete) {
            if (id == null) {
                ids.remove(action.key());
            }
        } else {
            assertThat(id).as("the id of %s", action.id()).isNotNull();
            ids.put(action.key(), id);
        }
    }

    /// What is known of the ids by now.
    public Map<ResourceKey, AwsId> ids() {
        return Map.copyOf(ids);
    }

    /// An action outside of any plan.
    public static Action action(Verb verb, Work work) {
        return new Action(new Action.Id(work.resource().key(), verb), work, java.util.Set.of());
    }
}
