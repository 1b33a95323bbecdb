package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The path of roles and instance profiles of ours, for example `/gatehouse/k3v7q2mzta/n7/nat/`. It says whose they are
/// where IAM does not: a list of instance profiles comes without their tags, but can be asked for by path. And the
/// panel's own policy can name what it may touch as `arn:aws:iam::*:role/gatehouse/*`.
///
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">IAM identifiers</a>
final class IamPath {

    private static final String ROOT = "/gatehouse/";
    private static final Pattern SCOPE_AND_SLOT = Pattern.compile("([^/]+)/(.+)/");

    private IamPath() {}

    /// What the paths of all that is an installation's begin with.
    static String of(InstallationId installation) {
        return ROOT + installation + "/";
    }

    /// The path of a resource.
    static String of(InstallationId installation, ResourceKey key) {
        return of(installation) + key.scope().text() + "/" + key.slot() + "/";
    }

    /// What has a name that a creation found taken. The panel's policy may allow it to look at what is below its own
    /// path only; what it may not look at is somebody else's. What IAM does not see yet may be ours.
    ///
    /// @throws CloudException with [Reason#NOT_FOUND] for that: ask again
    static <T> Optional<T> ifAllowed(Supplier<T> look) {
        try {
            return Optional.of(look.get());
        } catch (CloudException e) {
            if (e.failure().reason() == Reason.UNAUTHORIZED) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// The key in a path; empty when the path is not this installation's.
    static Optional<ResourceKey> key(InstallationId installation, ResourceKind kind, String path) {
        String prefix = of(installation);
        if (!path.startsWith(prefix)) {
            return Optional.empty();
        }
        var scopeAndSlot = SCOPE_AND_SLOT.matcher(path.substring(prefix.length()));
        return scopeAndSlot.matches()
                ? ResourceKey.parse(scopeAndSlot.group(1) + "/" + kind.slug() + "/" + scopeAndSlot.group(2))
                : Optional.empty();
    }
}
