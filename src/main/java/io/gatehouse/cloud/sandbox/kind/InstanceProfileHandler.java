package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.world.ProfileEntry;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.InstanceProfile;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Instance profiles with the role in them.
final class InstanceProfileHandler implements SandboxHandler<InstanceProfile> {

    @Override
    public ResourceKind kind() {
        return ResourceKind.INSTANCE_PROFILE;
    }

    @Override
    public Class<InstanceProfile> type() {
        return InstanceProfile.class;
    }

    @Override
    public String listing() {
        return "iam:ListInstanceProfiles";
    }

    @Override
    public Stream<Observed<InstanceProfile>> observe(OwnedView view) {
        return view.world()
                .profiles()
                .all()
                .flatMap(one -> view.key(kind(), one.id()).map(key -> read(one, key, view)).stream());
    }

    private static Observed<InstanceProfile> read(ProfileEntry one, ResourceKey key, OwnedView view) {
        return new Observed<>(
                new AwsId(one.id()),
                new InstanceProfile(key, one.id(), view.refOrNull(ResourceKind.ROLE, one.roleName())),
                Observed.Readiness.READY,
                Map.of("arn", view.arn("instance-profile", one.id())));
    }

    @Override
    public Outcome create(Task<InstanceProfile> task) {
        InstanceProfile wanted = task.resource();
        String name =
                Completion.leftBehind(task, listing(), SandboxWorld::profiles)
                        .orElseGet(() ->
                                task.api()
                                        .call(
                                                "iam:CreateInstanceProfile",
                                                world ->
                                                        world.profiles()
                                                                .create(wanted.profileName(), task.tags(wanted)))
                                        .id());
        return Completion.complete(name, made -> fill(task, made));
    }

    @Override
    public Outcome pollMade(Task<InstanceProfile> task) {
        return Completion.poll(task, listing(), SandboxWorld::profiles);
    }

    @Override
    public Outcome update(Task<InstanceProfile> task) {
        String name = task.id().value();
        if (task.changes("role")) {
            fill(task, name);
        }
        return new Outcome.Applied(task.id());
    }

    @Override
    public Outcome delete(Task<InstanceProfile> task) {
        String name = task.id().value();
        roleIn(task, name).ifPresent(role -> empty(task, name, role));
        task.api().run("iam:DeleteInstanceProfile", world -> world.profiles().delete(name));
        return new Outcome.Applied(null);
    }

    /// Puts the wanted role into it, and takes another one out first.
    private static void fill(Task<InstanceProfile> task, String name) {
        Optional<String> wanted = Optional.ofNullable(task.resource().role()).map(task::id);
        Optional<String> now = roleIn(task, name);
        if (now.equals(wanted)) {
            return;
        }
        now.ifPresent(role -> empty(task, name, role));
        wanted.ifPresent(
                role -> task.api().run("iam:AddRoleToInstanceProfile", world -> world.profiles().addRole(name, role)));
    }

    private static Optional<String> roleIn(Task<InstanceProfile> task, String name) {
        return task.api()
                .call(
                        "iam:GetInstanceProfile",
                        world -> Optional.ofNullable(world.profiles().require(name).roleName()));
    }

    private static void empty(Task<InstanceProfile> task, String name, String role) {
        task.api().run("iam:RemoveRoleFromInstanceProfile", world -> world.profiles().removeRole(name, role));
    }
}
