package io.gatehouse.cloud.sandbox.world;

import io.gatehouse.cloud.CloudFailure.Reason;
import java.util.Collection;
import java.util.Map;

/// The security groups of an account. A new one lets everything out.
public final class Groups extends TaggedTable<GroupEntry> {

    Groups(SandboxWorld world, Collection<GroupEntry> entries) {
        super(world, "InvalidGroup.NotFound", "security group", entries);
    }

    /// `CreateSecurityGroup`.
    public GroupEntry create(String vpcId, String groupName, String description, Map<String, String> tags) {
        world().vpcs().require(vpcId);
        if (any(one -> one.vpcId().equals(vpcId) && one.groupName().equals(groupName))) {
            throw new Refusal(
                    Reason.ALREADY_EXISTS,
                    "InvalidGroup.Duplicate",
                    "The security group '%s' already exists for VPC '%s'".formatted(groupName, vpcId));
        }
        if (groupName.startsWith("sg-") || groupName.isBlank() || description.isBlank()) {
            throw Refusal.invalid(
                    "InvalidParameterValue",
                    "Value (%s) for parameter GroupName or its description is invalid.".formatted(groupName));
        }
        return make(vpcId, groupName, description, tags);
    }

    private GroupEntry make(String vpcId, String groupName, String description, Map<String, String> tags) {
        GroupEntry group = add(new GroupEntry(world().ids().next("sg"), vpcId, groupName, description, tags));
        world().groupRules().permit(group.id(), Permission.DEFAULT_EGRESS);
        return group;
    }

    void addDefault(String vpcId) {
        GroupEntry group = make(vpcId, GroupEntry.DEFAULT, "default VPC security group", Map.of());
        world().groupRules().permit(group.id(), new Permission(false, Permission.ALL, -1, -1, null, group.id()));
    }

    /// `DeleteSecurityGroup`.
    public void delete(String id) {
        if (require(id).isDefault()) {
            throw Refusal.invalid(
                    "CannotDelete", "the specified group: \"%s\" name: \"default\" cannot be deleted".formatted(id));
        }
        if (world().interfaces().any(one -> one.groups().contains(id)) || world().groupRules().mentions(id)) {
            throw Refusal.inUse("resource %s has a dependent object".formatted(id));
        }
        world().groupRules().forget(id);
        remove(id);
    }

    void forget(String vpcId) {
        existing()
                .filter(one -> one.vpcId().equals(vpcId))
                .toList()
                .forEach(one -> {
                    world().groupRules().forget(one.id());
                    remove(one.id());
                });
    }
}
