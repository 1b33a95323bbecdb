package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.SecurityGroupRule;
import io.gatehouse.topology.SecurityGroupRule.Direction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;

/// Rules of security groups: those of one group and direction are made, or deleted, in one call.
final class SecurityGroupRuleHandler implements AwsHandler<SecurityGroupRule> {

    private final Ec2Client ec2;

    SecurityGroupRuleHandler(Ec2Client ec2) {
        this.ec2 = ec2;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.SECURITY_GROUP_RULE;
    }

    @Override
    public Class<SecurityGroupRule> type() {
        return SecurityGroupRule.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of(
                "ec2:DescribeSecurityGroupRules",
                "ec2:AuthorizeSecurityGroupIngress",
                "ec2:AuthorizeSecurityGroupEgress",
                "ec2:RevokeSecurityGroupIngress",
                "ec2:RevokeSecurityGroupEgress");
    }

    @Override
    public Stream<Observed<SecurityGroupRule>> observe(RegionListing listing, OwnedIds own) {
        return listing.securityGroupRules().stream()
                .flatMap(rule ->
                        own
                                .key(ResourceKind.SECURITY_GROUP, rule.groupId())
                                .map(group -> read(rule, group, own))
                                .stream());
    }

    private static Observed<SecurityGroupRule> read(
            software.amazon.awssdk.services.ec2.model.SecurityGroupRule rule, ResourceKey group, OwnedIds own) {
        var form = RuleForm.of(rule);
        return Observed.ready(
                new AwsId(rule.securityGroupRuleId()),
                SecurityGroupRule.of(group, form.direction(), form.traffic(), form.peer(own)));
    }

    @Override
    public List<Outcome> createAll(List<Task<SecurityGroupRule>> tasks) {
        return byCall(tasks, some -> Attempts.together(some, this::authorizeAll, this::create));
    }

    @Override
    public Outcome create(Task<SecurityGroupRule> task) {
        try {
            return authorizeAll(List.of(task)).getFirst();
        } catch (CloudException e) {
            if (e.failure().reason() != Reason.ALREADY_EXISTS) {
                throw e;
            }
            var existing = Optional.ofNullable(idsIn(group(task)).get(RuleForm.of(task)));
            return new Outcome.Applied(existing.orElseThrow(() -> e));
        }
    }

    /// @throws CloudException when AWS refuses one of them, and with it all
    private List<Outcome> authorizeAll(List<Task<SecurityGroupRule>> tasks) {
        List<RuleForm> forms = tasks.stream().map(RuleForm::of).toList();
        String group = group(tasks.getFirst());
        var made = authorize(group, forms.getFirst().direction(), forms.stream().map(RuleForm::permission).toList());
        var ids = idsOf(made);
        if (!ids.keySet().containsAll(forms)) {
            ids.putAll(idsIn(group));
        }
        return forms.stream().<Outcome>map(form -> new Outcome.Applied(ids.get(form))).toList();
    }

    private List<software.amazon.awssdk.services.ec2.model.SecurityGroupRule> authorize(
            String group, Direction direction, List<IpPermission> permissions) {
        return direction == Direction.IN
                ? ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipPermissions(permissions))
                        .securityGroupRules()
                : ec2.authorizeSecurityGroupEgress(r -> r.groupId(group).ipPermissions(permissions))
                        .securityGroupRules();
    }

    private Map<RuleForm, AwsId> idsIn(String group) {
        var pages = ec2.describeSecurityGroupRulesPaginator(r -> r.filters(Ec2Tagging.filter("group-id", group)));
        return idsOf(pages.securityGroupRules().stream().toList());
    }

    private static Map<RuleForm, AwsId> idsOf(List<software.amazon.awssdk.services.ec2.model.SecurityGroupRule> rules) {
        var ids = new HashMap<RuleForm, AwsId>();
        rules.forEach(rule -> ids.put(RuleForm.of(rule), new AwsId(rule.securityGroupRuleId())));
        return ids;
    }

    /// A rule is what it says, so there is nothing about it to change.
    @Override
    public Outcome update(Task<SecurityGroupRule> task) {
        return new Outcome.Applied(task.id());
    }

    @Override
    public List<Outcome> deleteAll(List<Task<SecurityGroupRule>> tasks) {
        return byCall(tasks, some -> Attempts.together(some, this::revokeAll, this::delete));
    }

    @Override
    public Outcome delete(Task<SecurityGroupRule> task) {
        return revokeAll(List.of(task)).getFirst();
    }

    private List<Outcome> revokeAll(List<Task<SecurityGroupRule>> tasks) {
        String group = group(tasks.getFirst());
        List<String> ids = tasks.stream().map(task -> task.id().value()).toList();
        if (tasks.getFirst().resource().direction() == Direction.IN) {
            ec2.revokeSecurityGroupIngress(r -> r.groupId(group).securityGroupRuleIds(ids));
        } else {
            ec2.revokeSecurityGroupEgress(r -> r.groupId(group).securityGroupRuleIds(ids));
        }
        return tasks.stream().<Outcome>map(_ -> new Outcome.Applied(null)).toList();
    }

    private static String group(Task<SecurityGroupRule> task) {
        return task.id(task.resource().group());
    }

    private interface Call {
        List<Outcome> make(List<Task<SecurityGroupRule>> tasks);
    }

    /// Makes one call for the rules of each group and direction, and puts the outcomes in the order of the tasks.
    private static List<Outcome> byCall(List<Task<SecurityGroupRule>> tasks, Call call) {
        Map<String, List<Integer>> positions =
                IntStream.range(0, tasks.size())
                        .boxed()
                        .collect(Collectors.groupingBy(i -> tasks.get(i).resource().company()));
        var outcomes = new Outcome[tasks.size()];
        positions
                .values()
                .forEach(some -> {
                    List<Outcome> done = call.make(some.stream().map(tasks::get).toList());
                    IntStream.range(0, done.size()).forEach(i -> outcomes[some.get(i)] = done.get(i));
                });
        return List.of(outcomes);
    }
}
