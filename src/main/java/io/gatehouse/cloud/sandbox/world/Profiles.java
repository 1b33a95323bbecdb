package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudFailure.Reason;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The instance profiles of an account.
public final class Profiles extends TaggedTable<ProfileEntry> {

    Profiles(SandboxWorld world, Collection<ProfileEntry> entries) {
        super(world, "NoSuchEntity", "instance profile", entries);
    }

    /// `CreateInstanceProfile`: an empty one.
    public ProfileEntry create(String name, Map<String, String> tags) {
        if (any(one -> one.id().equals(name))) {
            throw new Refusal(
                    Reason.ALREADY_EXISTS,
                    "EntityAlreadyExists",
                    "Instance Profile %s already exists.".formatted(name));
        }
        return add(new ProfileEntry(name, world().ids().nextUnique("AIPA"), null, tags));
    }

    /// `AddRoleToInstanceProfile`.
    public void addRole(String name, String roleName) {
        ProfileEntry profile = require(name);
        world().roles().require(roleName);
        if (profile.roleName() != null) {
            throw new Refusal(
                    Reason.QUOTA, "LimitExceeded", "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
        }
        put(profile.holding(roleName));
    }

    /// `RemoveRoleFromInstanceProfile`.
    public void removeRole(String name, String roleName) {
        ProfileEntry profile = require(name);
        if (!roleName.equals(profile.roleName())) {
            throw notFound(name + " with role " + roleName);
        }
        put(profile.holding(null));
    }

    /// `DeleteInstanceProfile`. Instances that use it do not hinder it.
    public void delete(String name) {
        if (require(name).roleName() != null) {
            throw Roles.conflict("Cannot delete entity, must remove roles from instance profile first.");
        }
        remove(name);
    }

    /// The profile that an instance remembers.
    public Optional<ProfileEntry> ofUniqueId(String uniqueId) {
        return all().filter(one -> one.uniqueId().equals(uniqueId)).findFirst();
    }

    /// The unique id of a profile that an instance is to use.
    ///
    /// @throws Refusal as EC2 says it, which learns of profiles later than IAM
    String requireForInstance(String name) {
        return find(name)
                .map(ProfileEntry::uniqueId)
                .orElseThrow(() ->
                        new Refusal(
                                Reason.NOT_FOUND,
                                "InvalidParameterValue",
                                "Value (%s) for parameter iamInstanceProfile.name is invalid. Invalid IAM Instance Profile name"
                                        .formatted(name)));
    }
}
