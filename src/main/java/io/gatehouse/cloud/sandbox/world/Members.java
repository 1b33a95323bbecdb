package io.gatehouse.cloud.sandbox.world;

import java.util.Collection;
import java.util.function.UnaryOperator;

/// What runs on the instances of an account that serve as NAT instances.
public final class Members extends Table<MemberEntry> {

    Members(SandboxWorld world, Collection<MemberEntry> entries) {
        super(world, "InvalidInstanceID.NotFound", "NAT instance", entries);
    }

    /// Begins anew.
    public MemberEntry start(MemberEntry member) {
        return put(member);
    }

    /// Changes one.
    public MemberEntry change(String id, UnaryOperator<MemberEntry> change) {
        return put(change.apply(require(id)));
    }

    /// Forgets those whose instances are gone.
    public void keepOnly(Collection<String> ids) {
        removeIf(one -> !ids.contains(one.id()));
    }
}
