package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.sandbox.world.Permission;
import io.gatehouse.cloud.sandbox.world.RuleEntry;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.SecurityGroupRule;
import io.gatehouse.topology.SecurityGroupRule.Direction;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Security group rules. All rules of a group and direction are made in one call, and deleted in one.
final class SecurityGroupRuleHandler implements SandboxHandler<SecurityGroupRule> {

    private static final Set<Reason> ONE_TO_BLAME = EnumSet.of(Reason.NOT_FOUND, Reason.ALREADY_EXISTS, Reason.INVALID);

    @Override
    public ResourceKind kind() {
        return ResourceKind.SECURITY_GROUP_RULE;
    }

    @Override
    public Class<SecurityGroupRule> type() {
        return SecurityGroupRule.class;
    }

    @Override
    public String listing() {
        return "ec2:DescribeSecurityGroupRules";
    }

    @Override
    public Stream<Observed<SecurityGroupRule>> observe(OwnedView view) {
        return view.world()
                .groupRules()
                .all()
                .flatMap(one ->
                        view
                                .key(ResourceKind.SECURITY_GROUP, one.groupId())
                                .map(group -> read(one, group, view))
                                .stream());
    }

    private static Observed<SecurityGroupRule> read(RuleEntry one, ResourceKey group, OwnedView view) {
        Permission permission = one.permission();
        Direction direction = permission.egress() ? Direction.OUT : Direction.IN;
        return Observed.ready(
                new AwsId(one.id()),
                SecurityGroupRule.of(group, direction, RuleForm.traffic(permission), RuleForm.peer(permission, view)));
    }

    @Override
    public Outcome create(Task<SecurityGroupRule> task) {
        return authorize(List.of(task)).getFirst();
    }

    @Override
    public List<Outcome> createAll(List<Task<SecurityGroupRule>> tasks) {
        return byGroup(tasks, sameGroup -> together(sameGroup, SecurityGroupRuleHandler::authorize, this::create));
    }

    private static List<Outcome> authorize(List<Task<SecurityGroupRule>> tasks) {
        Task<SecurityGroupRule> first = tasks.getFirst();
        String group = first.id(first.resource().group());
        List<Permission> permissions = tasks.stream().map(task -> RuleForm.write(task.resource(), task::id)).toList();
        return first
                .api()
                .call(
                        "ec2:AuthorizeSecurityGroup" + suffix(first),
                        world -> world.groupRules().authorize(group, permissions))
                .stream()
                .<Outcome>map(rule -> new Outcome.Applied(new AwsId(rule.id())))
                .toList();
    }

    private static String suffix(Task<SecurityGroupRule> task) {
        return task.resource().direction() == Direction.IN ? "Ingress" : "Egress";
    }

    @Override
    public Outcome update(Task<SecurityGroupRule> task) {
        throw new IllegalStateException("a rule is what it says: " + task.action().id());
    }

    @Override
    public Outcome delete(Task<SecurityGroupRule> task) {
        return revoke(List.of(task)).getFirst();
    }

    @Override
    public List<Outcome> deleteAll(List<Task<SecurityGroupRule>> tasks) {
        return byGroup(
                tasks,
                sameGroup -> together(sameGroup, SecurityGroupRuleHandler::revoke, Attempts.orGone(this::delete)));
    }

    private static List<Outcome> revoke(List<Task<SecurityGroupRule>> tasks) {
        List<String> ids = tasks.stream().map(task -> task.id().value()).toList();
        Task<SecurityGroupRule> first = tasks.getFirst();
        first.api().run("ec2:RevokeSecurityGroup" + suffix(first), world -> world.groupRules().revoke(ids));
        return Collections.nCopies(tasks.size(), new Outcome.Applied(null));
    }

    /// Works through the tasks group by group and direction by direction, and gives the outcomes in the tasks' order.
    private static List<Outcome> byGroup(
            List<Task<SecurityGroupRule>> tasks, Function<List<Task<SecurityGroupRule>>, List<Outcome>> work) {
        var outcomes = new HashMap<ResourceKey, Outcome>();
        tasks.stream()
                .collect(Collectors.groupingBy(task -> List.of(task.resource().group(), task.resource().direction())))
                .values()
                .forEach(some -> {
                    List<Outcome> theirs = work.apply(some);
                    for (int i = 0; i < some.size(); i++) {
                        outcomes.put(some.get(i).action().key(), theirs.get(i));
                    }
                });
        return tasks.stream().map(task -> Objects.requireNonNull(outcomes.get(task.action().key()))).toList();
    }

    /// Tries one call for all. When one of them is to blame for a refusal, each is tried alone.
    private static List<Outcome> together(
            List<Task<SecurityGroupRule>> tasks,
            Function<List<Task<SecurityGroupRule>>, List<Outcome>> all,
            Function<Task<SecurityGroupRule>, Outcome> alone) {
        try {
            return all.apply(tasks);
        } catch (CloudException e) {
            return ONE_TO_BLAME.contains(e.failure().reason())
                    ? Attempts.each(tasks, alone)
                    : Collections.nCopies(tasks.size(), Attempts.outcome(e));
        }
    }
}
