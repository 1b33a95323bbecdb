package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudFailure.Reason;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// The rules of all security groups.
public final class Rules extends Table<RuleEntry> {

    /// How many rules a group may have for packets that come in, and as many for those that go out.
    public static final int MAX_IN_ONE_DIRECTION = 60;

    Rules(SandboxWorld world, Collection<RuleEntry> entries) {
        super(world, "InvalidSecurityGroupRuleId.NotFound", "security group rule ID", entries);
    }

    /// `AuthorizeSecurityGroupIngress` and `…Egress`: all of them or, if one is refused, none.
    ///
    /// @return the new rules in the order of what they permit
    public List<RuleEntry> authorize(String groupId, List<Permission> permissions) {
        GroupEntry group = world().groups().require(groupId);
        for (int i = 0; i < permissions.size(); i++) {
            check(group, permissions.get(i), permissions.subList(0, i));
        }
        return permissions.stream().map(permission -> permit(groupId, permission)).toList();
    }

    RuleEntry permit(String groupId, Permission permission) {
        return add(new RuleEntry(world().ids().next("sgr"), groupId, permission));
    }

    private void check(GroupEntry group, Permission permission, List<Permission> earlier) {
        if (permission.cidr() != null) {
            Blocks.parse(permission.cidr());
        }
        String peer = permission.groupId();
        if (peer != null && !world().groups().require(peer).vpcId().equals(group.vpcId())) {
            throw new Refusal(
                    Reason.NOT_FOUND,
                    "InvalidGroup.NotFound",
                    "You have specified two resources that belong to different networks.");
        }
        if (earlier.contains(permission) || in(group.id()).anyMatch(one -> one.permission().equals(permission))) {
            throw new Refusal(
                    Reason.ALREADY_EXISTS,
                    "InvalidPermission.Duplicate",
                    "the specified rule \"peer: %s\" already exists".formatted(permission));
        }
        if (count(group.id(), permission.egress()) + earlier.size() >= MAX_IN_ONE_DIRECTION) {
            throw new Refusal(
                    Reason.QUOTA,
                    "RulesPerSecurityGroupLimitExceeded",
                    "The maximum number of rules per security group has been reached.");
        }
    }

    /// `RevokeSecurityGroupIngress` and `…Egress`: all of them or, if one is not there, none.
    public void revoke(Collection<String> ids) {
        ids.forEach(this::require);
        ids.forEach(this::remove);
    }

    /// The rules of one group.
    public Stream<RuleEntry> of(String groupId) {
        return all().filter(one -> one.groupId().equals(groupId));
    }

    private Stream<RuleEntry> in(String groupId) {
        return existing().filter(one -> one.groupId().equals(groupId));
    }

    private long count(String groupId, boolean egress) {
        return in(groupId).filter(one -> one.permission().egress() == egress).count();
    }

    /// Whether another group's rule speaks of this group.
    boolean mentions(String groupId) {
        return any(one -> groupId.equals(one.permission().groupId()) && !one.groupId().equals(groupId));
    }

    void forget(String groupId) {
        removeIf(one -> one.groupId().equals(groupId));
    }
}
