package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityType;
import software.amazon.awssdk.services.iam.model.InstanceProfile;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/// Tells what is not there from what is not allowed. IAM refuses both in the same words when the panel's policy names
/// paths; its lists of the account, which the policy allows whole, say which it is.
final class IamSight {

    private final IamClient iam;

    IamSight(IamClient iam) {
        this.iam = iam;
    }

    /// The path of the role with this name; empty when IAM lists none.
    Optional<String> pathOfRole(String name) {
        return iam.getAccountAuthorizationDetailsPaginator(r -> r.filter(EntityType.ROLE)).stream()
                .flatMap(page -> page.roleDetailList().stream())
                .filter(role -> role.roleName().equals(name))
                .map(RoleDetail::path)
                .findFirst();
    }

    /// The path of the instance profile with this name; empty when IAM lists none.
    Optional<String> pathOfProfile(String name) {
        return iam.listInstanceProfilesPaginator().instanceProfiles().stream()
                .filter(profile -> profile.instanceProfileName().equals(name))
                .map(InstanceProfile::path)
                .findFirst();
    }

    /// Whether what has a name that a creation found taken has the path that an earlier try gave it. What may not be
    /// looked at is somebody else's.
    ///
    /// @param look gives its path
    /// @param listed gives its path, as IAM lists it
    /// @throws CloudException with [Reason#UNSEEN] when IAM does not list it yet: ask again
    static boolean isAt(String path, Supplier<String> look, Supplier<Optional<String>> listed) {
        try {
            return look.get().equals(path);
        } catch (CloudException e) {
            return switch (e.failure().reason()) {
                case UNAUTHORIZED -> false;
                case UNSEEN -> listed.get().orElseThrow(() -> e).equals(path);
                default -> throw e;
            };
        }
    }

    /// Deletes something, or part of it, unless it is gone.
    ///
    /// @param listed gives its path, as IAM lists it
    static void unlessGone(Runnable deletion, Supplier<Optional<String>> listed) {
        try {
            deletion.run();
        } catch (CloudException e) {
            if (e.failure().reason() != Reason.UNSEEN || listed.get().isPresent()) {
                throw e;
            }
        }
    }
}
