package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.Tags;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.InstanceProfile;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.Role;

/// Instance profiles. A profile's name is its id.
///
/// IAM lists profiles without their tags, and asking for the tags of each would make the calls of a sweep grow with the
/// number of networks. So a profile is known by its path.
final class InstanceProfileHandler implements AwsHandler<InstanceProfile> {

    private final IamClient iam;
    private final IamSight sight;
    private final InstallationId installation;

    InstanceProfileHandler(IamClient iam, InstallationId installation) {
        this.iam = iam;
        this.sight = new IamSight(iam);
        this.installation = installation;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.INSTANCE_PROFILE;
    }

    @Override
    public Class<InstanceProfile> type() {
        return InstanceProfile.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of(
                "iam:ListInstanceProfiles",
                "iam:CreateInstanceProfile",
                "iam:TagInstanceProfile",
                "iam:GetInstanceProfile",
                "iam:AddRoleToInstanceProfile",
                "iam:PassRole",
                "iam:RemoveRoleFromInstanceProfile",
                "iam:DeleteInstanceProfile");
    }

    @Override
    public void index(RegionListing listing, OwnedIds.Index index) {
        listing.instanceProfiles()
                .forEach(profile ->
                        IamPath.key(installation, kind(), profile.path())
                                .ifPresent(key -> index.note(profile.instanceProfileName(), key)));
    }

    @Override
    public Stream<Observed<InstanceProfile>> observe(RegionListing listing, OwnedIds own) {
        return listing.instanceProfiles().stream()
                .flatMap(profile ->
                        own.key(kind(), profile.instanceProfileName()).map(key -> read(profile, key, own)).stream());
    }

    private static Observed<InstanceProfile> read(
            software.amazon.awssdk.services.iam.model.InstanceProfile profile, ResourceKey key, OwnedIds own) {
        Optional<String> roleName = profile.roles().stream().map(Role::roleName).findFirst();
        Ref role = roleName.map(name -> own.ref(ResourceKind.ROLE, name)).orElse(null);
        String name = profile.instanceProfileName();
        return new Observed<>(
                new AwsId(name), new InstanceProfile(key, name, role), Readiness.READY, Map.of("arn", profile.arn()));
    }

    @Override
    public Outcome create(Task<InstanceProfile> task) {
        InstanceProfile wanted = task.resource();
        try {
            iam.createInstanceProfile(r ->
                    r.instanceProfileName(wanted.profileName())
                            .path(IamPath.of(installation, wanted.key()))
                            .tags(IamTags.write(Tags.of(installation, wanted))));
        } catch (CloudException e) {
            if (e.failure().reason() != Reason.ALREADY_EXISTS || !isOurs(wanted)) {
                throw e;
            }
        }
        addRole(wanted.profileName(), task);
        return new Outcome.Applied(new AwsId(wanted.profileName()));
    }

    private boolean isOurs(InstanceProfile wanted) {
        String name = wanted.profileName();
        return IamSight.isAt(
                IamPath.of(installation, wanted.key()),
                () -> iam.getInstanceProfile(r -> r.instanceProfileName(name)).instanceProfile().path(),
                () -> sight.pathOfProfile(name));
    }

    /// A profile takes one role only: when it has one already, that is either ours or the next sweep's business.
    private void addRole(String profileName, Task<InstanceProfile> task) {
        Ref role = task.resource().role();
        if (role != null) {
            Attempts.tolerating(
                    Reason.QUOTA,
                    () ->
                            iam.addRoleToInstanceProfile(
                                    r -> r.instanceProfileName(profileName).roleName(task.id(role))));
        }
    }

    @Override
    public Outcome update(Task<InstanceProfile> task) {
        String profileName = task.id().value();
        if (task.changed().contains("role")) {
            var existing = iam.getInstanceProfile(r -> r.instanceProfileName(profileName)).instanceProfile();
            existing.roles().forEach(role -> removeRole(profileName, role.roleName()));
            addRole(profileName, task);
        }
        return new Outcome.Applied(task.id());
    }

    private void removeRole(String profileName, String roleName) {
        Attempts.tolerating(
                Reason.NOT_FOUND,
                () -> iam.removeRoleFromInstanceProfile(r -> r.instanceProfileName(profileName).roleName(roleName)));
    }

    @Override
    public Outcome delete(Task<InstanceProfile> task) {
        String profileName = task.id().value();
        IamSight.unlessGone(() -> delete(profileName, task), () -> sight.pathOfProfile(profileName));
        return new Outcome.Applied(null);
    }

    private void delete(String profileName, Task<InstanceProfile> task) {
        Ref role = task.resource().role();
        if (role != null) {
            removeRole(profileName, task.id(role));
        }
        iam.deleteInstanceProfile(r -> r.instanceProfileName(profileName));
    }
}
