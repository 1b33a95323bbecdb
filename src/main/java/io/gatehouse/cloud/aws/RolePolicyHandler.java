package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.RolePolicy;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PolicyDetail;

/// Policies written into roles. IAM gives them no id: here it is the role's name, a slash, and the policy's.
final class RolePolicyHandler implements AwsHandler<RolePolicy> {

    private final IamClient iam;
    private final IamSight sight;

    RolePolicyHandler(IamClient iam) {
        this.iam = iam;
        this.sight = new IamSight(iam);
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.ROLE_POLICY;
    }

    @Override
    public Class<RolePolicy> type() {
        return RolePolicy.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of("iam:GetAccountAuthorizationDetails", "iam:PutRolePolicy", "iam:DeleteRolePolicy");
    }

    @Override
    public Stream<Observed<RolePolicy>> observe(RegionListing listing, OwnedIds own) {
        return listing.roles().stream()
                .flatMap(role ->
                        own.key(ResourceKind.ROLE, role.roleName()).stream()
                                .flatMap(key ->
                                        role.rolePolicyList().stream().map(one -> read(role.roleName(), key, one))));
    }

    private static Observed<RolePolicy> read(String roleName, ResourceKey role, PolicyDetail policy) {
        var document = PolicyJson.read(policy.policyDocument());
        return Observed.ready(id(roleName, policy.policyName()), RolePolicy.of(role, policy.policyName(), document));
    }

    private static AwsId id(String roleName, String policyName) {
        return new AwsId(roleName + "/" + policyName);
    }

    @Override
    public Outcome create(Task<RolePolicy> task) {
        RolePolicy wanted = task.resource();
        String roleName = task.id(wanted.role());
        iam.putRolePolicy(r ->
                r.roleName(roleName)
                        .policyName(wanted.policyName())
                        .policyDocument(PolicyJson.write(wanted.document())));
        return new Outcome.Applied(id(roleName, wanted.policyName()));
    }

    @Override
    public Outcome update(Task<RolePolicy> task) {
        return create(task);
    }

    @Override
    public Outcome delete(Task<RolePolicy> task) {
        String[] roleAndPolicy = task.id().value().split("/", 2);
        IamSight.unlessGone(
                () -> iam.deleteRolePolicy(r -> r.roleName(roleAndPolicy[0]).policyName(roleAndPolicy[1])),
                () -> sight.pathOfRole(roleAndPolicy[0]));
        return new Outcome.Applied(null);
    }
}
