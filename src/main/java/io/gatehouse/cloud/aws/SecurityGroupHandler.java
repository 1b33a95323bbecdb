package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.SecurityGroup;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/// Security groups. AWS gives a new one a rule that lets everything out; it is taken away again, since rules are
/// resources of their own.
final class SecurityGroupHandler implements AwsHandler<SecurityGroup> {

    private static final IpPermission EVERYTHING =
            IpPermission.builder().ipProtocol("-1").ipRanges(range -> range.cidrIp("0.0.0.0/0")).build();

    private static final String NO_SUCH_RULE = "InvalidPermission.NotFound";

    private final Ec2Client ec2;
    private final Ec2Tagging tagging;
    private final Unfinished withDefaultRule = new Unfinished();

    SecurityGroupHandler(Ec2Client ec2, Ec2Tagging tagging) {
        this.ec2 = ec2;
        this.tagging = tagging;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.SECURITY_GROUP;
    }

    @Override
    public Class<SecurityGroup> type() {
        return SecurityGroup.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of(
                "ec2:DescribeSecurityGroups",
                "ec2:CreateSecurityGroup",
                "ec2:CreateTags",
                "ec2:RevokeSecurityGroupEgress",
                "ec2:DeleteSecurityGroup");
    }

    @Override
    public void index(RegionListing listing, OwnedIds.Index index) {
        listing.securityGroups().forEach(one -> index.note(kind(), one.groupId(), Ec2Tagging.read(one.tags())));
    }

    @Override
    public Stream<Observed<SecurityGroup>> observe(RegionListing listing, OwnedIds own) {
        return listing.securityGroups().stream()
                .flatMap(one -> own.key(kind(), one.groupId()).map(key -> read(one, key, own)).stream());
    }

    private static Observed<SecurityGroup> read(
            software.amazon.awssdk.services.ec2.model.SecurityGroup group, ResourceKey key, OwnedIds own) {
        var actual =
                new SecurityGroup(
                        key,
                        Ec2Tagging.name(group.tags()),
                        own.ref(ResourceKind.VPC, group.vpcId()),
                        group.groupName(),
                        group.description());
        return Observed.ready(new AwsId(group.groupId()), actual);
    }

    @Override
    public Outcome create(Task<SecurityGroup> task) {
        return withDefaultRule.complete(task.token(), () -> make(task), this::revokeDefaultRule);
    }

    /// That the rule is gone is as good; that the group is not there, only that AWS does not show it yet.
    private void revokeDefaultRule(String id) {
        try {
            ec2.revokeSecurityGroupEgress(r -> r.groupId(id).ipPermissions(EVERYTHING));
        } catch (CloudException e) {
            if (!e.failure().code().equals(NO_SUCH_RULE)) {
                throw e;
            }
        }
    }

    private String make(Task<SecurityGroup> task) {
        var wanted = task.resource();
        try {
            return ec2.createSecurityGroup(r ->
                            r.vpcId(task.id(wanted.vpc()))
                                    .groupName(wanted.groupName())
                                    .description(wanted.description())
                                    .tagSpecifications(tagging.specification(ResourceType.SECURITY_GROUP, wanted)))
                    .groupId();
        } catch (CloudException e) {
            if (e.failure().reason() != Reason.ALREADY_EXISTS) {
                throw e;
            }
            return ofOurs(e, task);
        }
    }

    /// The name is taken: when the group that has it is what an earlier try made, it is made. When AWS shows none that
    /// has it, it does not show it yet.
    private String ofOurs(CloudException taken, Task<SecurityGroup> task) {
        Filter inVpc = Ec2Tagging.filter("vpc-id", task.id(task.resource().vpc()));
        Filter sameName = Ec2Tagging.filter("group-name", task.resource().groupName());
        var sameNamed = ec2.describeSecurityGroups(r -> r.filters(inVpc, sameName)).securityGroups();
        if (sameNamed.isEmpty()) {
            throw AwsFailures.notYet(taken);
        }
        return sameNamed.stream()
                .filter(one -> tagging.marks(task.resource(), one.tags()))
                .map(software.amazon.awssdk.services.ec2.model.SecurityGroup::groupId)
                .findFirst()
                .orElseThrow(() -> taken);
    }

    @Override
    public Outcome update(Task<SecurityGroup> task) {
        tagging.write(task.id().value(), task.resource());
        return new Outcome.Applied(task.id());
    }

    @Override
    public Outcome delete(Task<SecurityGroup> task) {
        ec2.deleteSecurityGroup(r -> r.groupId(task.id().value()));
        return new Outcome.Applied(null);
    }
}
