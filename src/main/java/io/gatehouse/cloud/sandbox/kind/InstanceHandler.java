package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.Tags;
import io.gatehouse.cloud.sandbox.world.InstanceEntry;
import io.gatehouse.cloud.sandbox.world.InstanceEntry.State;
import io.gatehouse.cloud.sandbox.world.Launch;
import io.gatehouse.cloud.sandbox.world.ProfileEntry;
import io.gatehouse.planning.Action.Work;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Generation;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.UserData;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Instances.
final class InstanceHandler implements SandboxHandler<Instance> {

    private static final Set<State> RUNS = Set.of(State.PENDING, State.RUNNING);

    @Override
    public ResourceKind kind() {
        return ResourceKind.INSTANCE;
    }

    @Override
    public Class<Instance> type() {
        return Instance.class;
    }

    @Override
    public String listing() {
        return "ec2:DescribeInstances";
    }

    @Override
    public Stream<Observed<Instance>> observe(OwnedView view) {
        return view.world()
                .instances()
                .all()
                .filter(one -> view.world().instances().stateOf(one) != State.TERMINATED)
                .flatMap(one -> view.key(kind(), one.id()).map(key -> read(one, key, view)).stream());
    }

    private static Observed<Instance> read(InstanceEntry one, ResourceKey key, OwnedView view) {
        State state = view.world().instances().stateOf(one);
        var actual =
                new Instance(
                        key,
                        OwnedView.name(one),
                        one.interfaces().stream().map(nic -> view.ref(ResourceKind.NETWORK_INTERFACE, nic)).toList(),
                        profile(one.profileId(), view),
                        one.type(),
                        one.imageId(),
                        UserData.observed(one.tags().getOrDefault(Tags.PREFIX + Instance.USER_DATA_MARK, "")),
                        Generation.ofMark(one.tags().get(Tags.PREFIX + Instance.GENERATION_MARK)),
                        RUNS.contains(state));
        return new Observed<>(new AwsId(one.id()), actual, readiness(state), Map.of("state", state.awsName()));
    }

    /// A profile that is gone is still there in the instance's memory.
    private static @Nullable Ref profile(@Nullable String uniqueId, OwnedView view) {
        return uniqueId == null
                ? null
                : view.world()
                        .profiles()
                        .ofUniqueId(uniqueId)
                        .map(ProfileEntry::id)
                        .map(name -> view.ref(ResourceKind.INSTANCE_PROFILE, name))
                        .orElseGet(() -> new AwsId(uniqueId));
    }

    private static Readiness readiness(State state) {
        return switch (state) {
            case RUNNING, STOPPED -> Readiness.READY;
            case PENDING, STOPPING -> Readiness.PENDING;
            case SHUTTING_DOWN, TERMINATED -> Readiness.DELETING;
        };
    }

    @Override
    public Outcome create(Task<Instance> task) {
        Instance wanted = task.resource();
        String text = wanted.userData().text();
        Ref profile = wanted.instanceProfile();
        var launch =
                new Launch(
                        wanted.imageId(),
                        wanted.instanceType(),
                        wanted.networkInterfaces().stream().map(task::id).toList(),
                        profile == null ? "" : task.id(profile),
                        text == null ? "" : text,
                        task.tags(wanted));
        InstanceEntry made =
                task.api().call("ec2:RunInstances", world -> world.instances().launch(launch, task.token()));
        return waiting(made.id(), State.RUNNING);
    }

    private static Outcome waiting(String id, State state) {
        return new Outcome.Waiting(new AwsId(id), "the instance to be " + state.awsName());
    }

    @Override
    public Outcome update(Task<Instance> task) {
        Instance wanted = task.resource();
        String id = task.id().value();
        if (task.changes("name")) {
            task.api().run("ec2:CreateTags", world -> world.instances().tag(id, task.tags(wanted)));
        }
        Ref profile = wanted.instanceProfile();
        if (task.changes("instanceProfile") && profile != null) {
            task.api()
                    .run(
                            "ec2:ReplaceIamInstanceProfileAssociation",
                            world -> world.instances().setProfile(id, task.id(profile)));
        }
        if (task.changes("running")) {
            startOrStop(task, id);
        }
        return pollMade(task);
    }

    private static void startOrStop(Task<Instance> task, String id) {
        if (task.resource().running()) {
            task.api().run("ec2:StartInstances", world -> world.instances().start(id));
        } else {
            task.api().run("ec2:StopInstances", world -> world.instances().stop(id));
        }
    }

    @Override
    public Outcome delete(Task<Instance> task) {
        String id = task.id().value();
        task.api().run("ec2:TerminateInstances", world -> world.instances().terminate(id));
        return pollGone(task);
    }

    /// Waits for what was asked for, and a launch asks for a running one. An instance that goes another way meanwhile
    /// will not get there by itself.
    @Override
    public Outcome pollMade(Task<Instance> task) {
        boolean starts = task.resource().running() || task.action().work() instanceof Work.Create;
        State wanted = starts ? State.RUNNING : State.STOPPED;
        State under = starts ? State.PENDING : State.STOPPING;
        State now = state(task);
        if (now == wanted) {
            return new Outcome.Applied(task.id());
        }
        if (now == under) {
            return waiting(task.id().value(), wanted);
        }
        throw new CloudException(
                new CloudFailure(
                        Reason.DEPENDENCY_VIOLATION,
                        listing(),
                        "IncorrectInstanceState",
                        "%s is %s and not on its way to %s.".formatted(task.id(), now.awsName(), wanted.awsName())),
                null);
    }

    @Override
    public Outcome pollGone(Task<Instance> task) {
        return state(task) == State.TERMINATED
                ? new Outcome.Applied(null)
                : waiting(task.id().value(), State.TERMINATED);
    }

    private State state(Task<Instance> task) {
        return task.api()
                .call(listing(), world -> world.instances().stateOf(world.instances().require(task.id().value())));
    }
}
