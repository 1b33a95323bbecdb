package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.Optional;
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
