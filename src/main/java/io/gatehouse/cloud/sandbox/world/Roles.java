package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudFailure.Reason;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

/// The IAM roles of an account.
public final class Roles extends TaggedTable<RoleEntry> {

    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");

    Roles(SandboxWorld world, Collection<RoleEntry> entries) {
        super(world, "NoSuchEntity", "role with name", entries);
    }

    /// `CreateRole`.
    public RoleEntry create(String name, String service, Map<String, String> tags) {
        if (!NAME.matcher(name).matches()) {
            throw Refusal.invalid("ValidationError", "The specified value for roleName is invalid: " + name);
        }
        if (any(one -> one.id().equals(name))) {
            throw new Refusal(
                    Reason.ALREADY_EXISTS, "EntityAlreadyExists", "Role with name %s already exists.".formatted(name));
        }
        return add(new RoleEntry(name, service, tags));
    }

    /// `UpdateAssumeRolePolicy`.
    public void trust(String name, String service) {
        put(require(name).trusting(service));
    }

    /// `DeleteRole`.
    public void delete(String name) {
        require(name);
        if (world().policies().any(one -> one.roleName().equals(name))) {
            throw conflict("Cannot delete entity, must delete policies first.");
        }
        if (world().profiles().any(one -> name.equals(one.roleName()))) {
            throw conflict("Cannot delete entity, must remove roles from instance profile first.");
        }
        remove(name);
    }

    static Refusal conflict(String message) {
        return new Refusal(Reason.DEPENDENCY_VIOLATION, "DeleteConflict", message);
    }
}
