package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.world.RoleEntry;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Role;
import java.util.Map;
import java.util.stream.Stream;

/// IAM roles.
final class RoleHandler implements SandboxHandler<Role> {

    @Override
    public ResourceKind kind() {
        return ResourceKind.ROLE;
    }

    @Override
    public Class<Role> type() {
        return Role.class;
    }

    @Override
    public String listing() {
        return "iam:GetAccountAuthorizationDetails";
    }

    @Override
    public Stream<Observed<Role>> observe(OwnedView view) {
        return view.world()
                .roles()
                .all()
                .flatMap(one -> view.key(kind(), one.id()).map(key -> read(one, key, view)).stream());
    }

    private static Observed<Role> read(RoleEntry one, ResourceKey key, OwnedView view) {
        return new Observed<>(
                new AwsId(one.id()),
                new Role(key, OwnedView.name(one), one.id(), one.service()),
                Observed.Readiness.READY,
                Map.of("arn", view.arn("role", one.id())));
    }

    @Override
    public Outcome create(Task<Role> task) {
        Role wanted = task.resource();
        task.api()
                .run(
                        "iam:CreateRole",
                        world -> world.roles().create(wanted.roleName(), wanted.trustedService(), task.tags(wanted)));
        return new Outcome.Applied(new AwsId(wanted.roleName()));
    }

    @Override
    public Outcome update(Task<Role> task) {
        String name = task.id().value();
        if (task.changes("name")) {
            task.api().run("iam:TagRole", world -> world.roles().tag(name, task.tags(task.resource())));
        }
        if (task.changes("trustedService")) {
            task.api()
                    .run(
                            "iam:UpdateAssumeRolePolicy",
                            world -> world.roles().trust(name, task.resource().trustedService()));
        }
        return new Outcome.Applied(task.id());
    }

    @Override
    public Outcome delete(Task<Role> task) {
        task.api().run("iam:DeleteRole", world -> world.roles().delete(task.id().value()));
        return new Outcome.Applied(null);
    }
}
