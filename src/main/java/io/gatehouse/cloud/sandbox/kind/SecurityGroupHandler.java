package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.world.GroupEntry;
import io.gatehouse.cloud.sandbox.world.Permission;
import io.gatehouse.cloud.sandbox.world.RuleEntry;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.SecurityGroup;
import java.util.List;
import java.util.stream.Stream;

/// Security groups without rules: the one that lets everything out, which every new group has, is taken away at once.
final class SecurityGroupHandler implements SandboxHandler<SecurityGroup> {

    @Override
    public ResourceKind kind() {
        return ResourceKind.SECURITY_GROUP;
    }

    @Override
    public Class<SecurityGroup> type() {
        return SecurityGroup.class;
    }

    @Override
    public String listing() {
        return "ec2:DescribeSecurityGroups";
    }

    @Override
    public Stream<Observed<SecurityGroup>> observe(OwnedView view) {
        return view.world()
                .groups()
                .all()
                .flatMap(one -> view.key(kind(), one.id()).map(key -> read(one, key, view)).stream());
    }

    private static Observed<SecurityGroup> read(GroupEntry one, ResourceKey key, OwnedView view) {
        return Observed.ready(
                new AwsId(one.id()),
                new SecurityGroup(
                        key,
                        OwnedView.name(one),
                        view.ref(ResourceKind.VPC, one.vpcId()),
                        one.groupName(),
                        one.description()));
    }

    @Override
    public Outcome create(Task<SecurityGroup> task) {
        String id = Completion.leftBehind(task, listing(), SandboxWorld::groups).orElseGet(() -> make(task));
        return Completion.complete(id, made -> revokeDefault(task, made));
    }

    private static String make(Task<SecurityGroup> task) {
        SecurityGroup wanted = task.resource();
        return task.api()
                .call(
                        "ec2:CreateSecurityGroup",
                        world ->
                                world.groups()
                                        .create(
                                                task.id(wanted.vpc()),
                                                wanted.groupName(),
                                                wanted.description(),
                                                task.tags(wanted)))
                .id();
    }

    private static void revokeDefault(Task<SecurityGroup> task, String id) {
        List<String> rules =
                task.api()
                        .call(
                                "ec2:DescribeSecurityGroupRules",
                                world -> {
                                    world.groups().require(id);
                                    return world.groupRules()
                                            .of(id)
                                            .filter(SecurityGroupHandler::isDefault)
                                            .map(RuleEntry::id)
                                            .toList();
                                });
        if (!rules.isEmpty()) {
            task.api().run("ec2:RevokeSecurityGroupEgress", world -> world.groupRules().revoke(rules));
        }
    }

    private static boolean isDefault(RuleEntry rule) {
        return rule.permission().equals(Permission.DEFAULT_EGRESS);
    }

    @Override
    public Outcome pollMade(Task<SecurityGroup> task) {
        return Completion.poll(task, listing(), SandboxWorld::groups);
    }

    @Override
    public Outcome update(Task<SecurityGroup> task) {
        task.api().run("ec2:CreateTags", world -> world.groups().tag(task.id().value(), task.tags(task.resource())));
        return new Outcome.Applied(task.id());
    }

    @Override
    public Outcome delete(Task<SecurityGroup> task) {
        task.api().run("ec2:DeleteSecurityGroup", world -> world.groups().delete(task.id().value()));
        return new Outcome.Applied(null);
    }
}
