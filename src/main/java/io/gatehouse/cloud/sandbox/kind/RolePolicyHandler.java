package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.world.PolicyEntry;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.RolePolicy;
import java.util.stream.Stream;

/// Policies written into roles.
final class RolePolicyHandler implements SandboxHandler<RolePolicy> {

    @Override
    public ResourceKind kind() {
        return ResourceKind.ROLE_POLICY;
    }

    @Override
    public Class<RolePolicy> type() {
        return RolePolicy.class;
    }

    @Override
    public String listing() {
        return "iam:GetAccountAuthorizationDetails";
    }

    @Override
    public Stream<Observed<RolePolicy>> observe(OwnedView view) {
        return view.world()
                .policies()
                .all()
                .flatMap(one -> view.key(ResourceKind.ROLE, one.roleName()).map(role -> read(one, role)).stream());
    }

    private static Observed<RolePolicy> read(PolicyEntry one, ResourceKey role) {
        return Observed.ready(new AwsId(one.id()), RolePolicy.of(role, one.policyName(), one.document()));
    }

    @Override
    public Outcome create(Task<RolePolicy> task) {
        return put(task);
    }

    @Override
    public Outcome update(Task<RolePolicy> task) {
        return put(task);
    }

    private static Outcome put(Task<RolePolicy> task) {
        RolePolicy wanted = task.resource();
        PolicyEntry written =
                task.api()
                        .call(
                                "iam:PutRolePolicy",
                                world ->
                                        world.policies()
                                                .put(task.id(wanted.role()), wanted.policyName(), wanted.document()));
        return new Outcome.Applied(new AwsId(written.id()));
    }

    @Override
    public Outcome delete(Task<RolePolicy> task) {
        String id = task.id().value();
        int slash = id.indexOf('/');
        task.api()
                .run(
                        "iam:DeleteRolePolicy",
                        world -> world.policies().delete(id.substring(0, slash), id.substring(slash + 1)));
        return new Outcome.Applied(null);
    }
}
