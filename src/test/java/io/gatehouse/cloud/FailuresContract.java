package io.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.planning.Action;
import io.gatehouse.planning.Action.Verb;
import io.gatehouse.planning.Action.Work;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.NetworkInterface;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.SecurityGroup;
import io.gatehouse.topology.Subnet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What does not work, and how a cloud says so.
public abstract class FailuresContract extends CloudContract {

    @Test
    void whatIsStillInUseIsNotDeletedAndMayBeTriedAgain() {
        reach(sample);
        for (String slot : List.of("private-a", "public")) {
            ResourceKey table = sample.key(ResourceKind.ROUTE_TABLE, slot);
            assertThat(apply(Verb.DELETE, new Work.Delete(seen(table))))
                    .isInstanceOf(Outcome.Retry.class)
                    .satisfies(it -> assertThat(reason(it)).isEqualTo(Reason.DEPENDENCY_VIOLATION));
        }

        assertThat(plan(sample).steps()).isEmpty();
    }

    @Test
    void aRoleThatStillHasAPolicyIsInUse() {
        reach(sample);

        Outcome outcome = apply(Verb.DELETE, new Work.Delete(seen(sample.key(ResourceKind.ROLE, "nat"))));

        assertThat(reason(outcome)).isEqualTo(Reason.DEPENDENCY_VIOLATION);
    }

    @Test
    void whatHasGoneMeanwhileIsNotFound() {
        reach(sample.only(ResourceKind.VPC, ResourceKind.SUBNET));
        Subnet wanted = sample.get(Subnet.class, ResourceKind.SUBNET, "private-a");
        Observed<?> before = seen(wanted.key());
        fixture.somebodyElse().deletesSubnet(before.id());
        Resource renamed = Edited.name(wanted, "renamed");

        Outcome outcome = apply(Verb.UPDATE, new Work.Update(renamed, before, renamed.differences(before.actual())));

        assertThat(outcome).isInstanceOf(Outcome.Retry.class);
        assertThat(reason(outcome)).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void aSubnetOutsideOfItsVpcIsInvalid() {
        assertThat(reason(applySubnet("192.168.0.0/24"))).isEqualTo(Reason.INVALID);
    }

    @Test
    void aSubnetThatOverlapsAnotherExistsAlready() {
        assertThat(reason(applySubnet("10.0.0.128/25"))).isEqualTo(Reason.ALREADY_EXISTS);
    }

    private Outcome applySubnet(String cidr) {
        reach(sample.only(ResourceKind.VPC, ResourceKind.SUBNET));
        var vpc = sample.key(ResourceKind.VPC, "vpc");
        var zone = fixture.cloud().catalog().zones().getFirst();
        var key = sample.key(ResourceKind.SUBNET, "another");
        Outcome outcome = create(new Subnet(key, "another", vpc, Cidr.parse(cidr), zone));
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return outcome;
    }

    @Test
    protected void anAddressOutsideOfItsSubnetIsInvalid() {
        var small = sample.only(ResourceKind.VPC, ResourceKind.SUBNET, ResourceKind.SECURITY_GROUP);
        reach(small);
        var data = sample.get(NetworkInterface.class, ResourceKind.NETWORK_INTERFACE, "nat-a/data");

        Outcome outcome = create(Edited.addresses(data, "10.0.99.5"));

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(reason(outcome)).isEqualTo(Reason.INVALID);
    }

    @Test
    void aGroupNameThatSomebodyElseUsesExistsAlready() {
        reach(sample.only(ResourceKind.VPC));
        AwsId vpc = idOf(sample.key(ResourceKind.VPC, "vpc"));
        var group = sample.get(SecurityGroup.class, ResourceKind.SECURITY_GROUP, "nat-data");
        fixture.somebodyElse().makesSecurityGroup(vpc, group.groupName());

        Outcome outcome = create(group);

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(reason(outcome)).isEqualTo(Reason.ALREADY_EXISTS);
    }

    @Test
    void aFailureNamesTheOperationAndTheCloudsOwnWords() {
        Outcome outcome = applySubnet("192.168.0.0/24");

        assertThat(((Outcome.Failed) outcome).failure())
                .satisfies(it -> assertThat(it.operation()).isEqualTo("ec2:CreateSubnet"))
                .satisfies(it -> assertThat(it.code()).isEqualTo("InvalidSubnet.Range"))
                .satisfies(it -> assertThat(it.message()).isNotBlank());
    }

    private Outcome create(Resource resource) {
        return apply(Verb.CREATE, new Work.Create(resource));
    }

    private Outcome apply(Verb verb, Work work) {
        Action action = PlanExecutor.action(verb, work);
        return executor().apply(List.of(action)).getFirst();
    }

    private Observed<?> seen(ResourceKey key) {
        return seen().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    }

    private static Reason reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Retry(var failure) -> failure.reason();
            case Outcome.Failed(var failure, _) -> failure.reason();
            default -> throw new AssertionError("expected a failure: " + outcome);
        };
    }
}
