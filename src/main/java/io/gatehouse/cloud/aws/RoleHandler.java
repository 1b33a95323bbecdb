package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.Tags;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Role;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/// IAM roles. A role's name is its id.
final class RoleHandler implements AwsHandler<Role> {

    private final IamClient iam;
    private final IamSight sight;
    private final InstallationId installation;

    RoleHandler(IamClient iam, InstallationId installation) {
        this.iam = iam;
        this.sight = new IamSight(iam);
        this.installation = installation;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.ROLE;
    }

    @Override
    public Class<Role> type() {
        return Role.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of(
                "iam:GetAccountAuthorizationDetails",
                "iam:CreateRole",
                "iam:GetRole",
                "iam:TagRole",
                "iam:UpdateAssumeRolePolicy",
                "iam:DeleteRole");
    }

    @Override
    public void index(RegionListing listing, OwnedIds.Index index) {
        listing.roles().forEach(role -> index.note(kind(), role.roleName(), IamTags.read(role.tags())));
    }

    @Override
    public Stream<Observed<Role>> observe(RegionListing listing, OwnedIds own) {
        return listing.roles().stream()
                .flatMap(role -> own.key(kind(), role.roleName()).map(key -> read(role, key)).stream());
    }

    private static Observed<Role> read(RoleDetail role, ResourceKey key) {
        String name = IamTags.read(role.tags()).getOrDefault(Tags.NAME, "");
        var actual = new Role(key, name, role.roleName(), TrustPolicy.read(role.assumeRolePolicyDocument()));
        return new Observed<>(new AwsId(role.roleName()), actual, Readiness.READY, Map.of("arn", role.arn()));
    }

    @Override
    public Outcome create(Task<Role> task) {
        Role wanted = task.resource();
        try {
            iam.createRole(r ->
                    r.roleName(wanted.roleName())
                            .path(IamPath.of(installation, wanted.key()))
                            .description("What instances of a Gatehouse network may do")
                            .assumeRolePolicyDocument(TrustPolicy.write(wanted.trustedService()))
                            .tags(IamTags.write(Tags.of(installation, wanted))));
        } catch (CloudException e) {
            if (e.failure().reason() != Reason.ALREADY_EXISTS || !isOurs(wanted)) {
                throw e;
            }
            // One whose tags somebody took away would not be known for ours by the next look.
            tag(wanted);
        }
        return new Outcome.Applied(new AwsId(wanted.roleName()));
    }

    private void tag(Role wanted) {
        iam.tagRole(r -> r.roleName(wanted.roleName()).tags(IamTags.write(Tags.of(installation, wanted))));
    }

    private boolean isOurs(Role wanted) {
        String name = wanted.roleName();
        return IamSight.isAt(
                IamPath.of(installation, wanted.key()),
                () -> iam.getRole(r -> r.roleName(name)).role().path(),
                () -> sight.pathOfRole(name));
    }

    @Override
    public Outcome update(Task<Role> task) {
        Role wanted = task.resource();
        if (task.changed().contains("name")) {
            tag(wanted);
        }
        if (task.changed().contains("trustedService")) {
            iam.updateAssumeRolePolicy(
                    r -> r.roleName(wanted.roleName()).policyDocument(TrustPolicy.write(wanted.trustedService())));
        }
        return new Outcome.Applied(task.id());
    }

    @Override
    public Outcome delete(Task<Role> task) {
        String name = task.id().value();
        IamSight.unlessGone(() -> iam.deleteRole(r -> r.roleName(name)), () -> sight.pathOfRole(name));
        return new Outcome.Applied(null);
    }
}
