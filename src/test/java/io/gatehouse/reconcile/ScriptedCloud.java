package io.gatehouse.reconcile;

import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.Cloud;
import io.gatehouse.cloud.CloudActuator;
import io.gatehouse.cloud.CloudCatalog;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.CloudInventory;
import io.gatehouse.cloud.CloudPermissions;
import io.gatehouse.cloud.MemberChannel;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.planning.Action;
import io.gatehouse.topology.AccountRegion;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Occupant;
import io.gatehouse.topology.RegionSnapshot;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A cloud that answers as it is told, and remembers what it was asked. What it is not told about, it does.
final class ScriptedCloud implements Cloud, CloudActuator, CloudInventory {

    /// Every call in order: `apply create:n1/vpc/vpc`, `poll …`, `observe`.
    final List<String> calls = new CopyOnWriteArrayList<>();

    /// The client tokens of creations, in order.
    final List<String> tokens = new CopyOnWriteArrayList<>();

    final List<Observed<?>> visible = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Outcome>> script = new HashMap<>();
    private volatile Consumer<Batch> whenAsked = _ -> {};

    /// Answers these, one after the other, when asked to apply or poll this action.
    ScriptedCloud answer(String action, Outcome... outcomes) {
        script.computeIfAbsent(action, _ -> new ArrayDeque<>()).addAll(List.of(outcomes));
        return this;
    }

    ScriptedCloud whenAsked(Consumer<Batch> what) {
        whenAsked = what;
        return this;
    }

    static Outcome failed(Reason reason) {
        return new Outcome.Failed(failure(reason));
    }

    static Outcome retry(Reason reason) {
        return new Outcome.Retry(failure(reason));
    }

    private static CloudFailure failure(Reason reason) {
        return new CloudFailure(reason, "ec2:Something", "Code", "words");
    }

    @Override
    public List<Outcome> apply(Batch batch) {
        return answer("apply ", batch);
    }

    @Override
    public List<Outcome> poll(Batch batch) {
        return answer("poll ", batch);
    }

    private List<Outcome> answer(String verb, Batch batch) {
        calls.add(verb + String.join(" ", batch.actions().stream().map(one -> one.id().toString()).toList()));
        whenAsked.accept(batch);
        var outcomes = new ArrayList<Outcome>();
        synchronized (script) {
            for (Action action : batch.actions()) {
                tokens.add(batch.tokens().of(action.id()));
                Queue<Outcome> told = script.getOrDefault(action.id().toString(), new ArrayDeque<>());
                outcomes.add(told.isEmpty() ? done(action) : told.remove());
            }
        }
        return outcomes;
    }

    private static Outcome done(Action action) {
        boolean deletion = action.id().verb() == Action.Verb.DELETE;
        return new Outcome.Applied(deletion ? null : idOf(action));
    }

    /// The id that this cloud gives to what an action makes.
    static AwsId idOf(Action action) {
        return new AwsId("id-of-" + action.key().slot());
    }

    @Override
    public RegionSnapshot observe() {
        calls.add("observe");
        return RegionSnapshot.of(new AccountRegion(1, "eu-west-1"), Instant.EPOCH, visible, List.of());
    }

    @Override
    public Map<AwsId, List<Occupant>> occupants(Collection<Observed<?>> going) {
        return Map.of();
    }

    @Override
    public CloudInventory inventory() {
        return this;
    }

    @Override
    public CloudActuator actuator() {
        return this;
    }

    @Override
    public CloudCatalog catalog() {
        throw new UnsupportedOperationException("an execution asks no catalog");
    }

    @Override
    public CloudPermissions permissions() {
        throw new UnsupportedOperationException("an execution asks for no permissions");
    }

    @Override
    public MemberChannel channel() {
        throw new UnsupportedOperationException("an execution talks with nobody");
    }
}
