package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.CloudContract;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.CloudFixture;
import io.gatehouse.cloud.Edited;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.PlanExecutor;
import io.gatehouse.cloud.SampleNetwork;
import io.gatehouse.planning.Action;
import io.gatehouse.planning.Action.Verb;
import io.gatehouse.planning.Action.Work;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.ElasticIp;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.InstanceProfile;
import io.gatehouse.topology.Ipv4;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.Role;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;

/// What the contracts cannot ask for: how the adapter speaks to AWS, seen with the plain SDK.
abstract class WireTests extends CloudContract {

    @Override
    protected CloudFixture fixture() {
        return MotoFixture.fresh();
    }

    private Ec2Client ec2() {
        return ((MotoFixture) fixture).somebodyElse().ec2();
    }

    private IamClient iam() {
        return ((MotoFixture) fixture).somebodyElse().iam();
    }

    @Test
    void everythingThatTakesTagsHasThem() {
        reach(sample);

        var tagged = ec2().describeTags(r -> r.filters(f -> f.name("key").values("gatehouse:network"))).tags();

        assertThat(tagged).extracting(it -> it.value()).containsOnly(network.text());
        // AWS says elastic-ip, moto vpc-elastic-ip.
        assertThat(
                        tagged.stream()
                                .map(it -> it.resourceTypeAsString().replace("vpc-elastic-ip", "elastic-ip"))
                                .distinct())
                .containsExactlyInAnyOrder(
                        "vpc",
                        "internet-gateway",
                        "subnet",
                        "security-group",
                        "network-interface",
                        "elastic-ip",
                        "instance",
                        "volume",
                        "route-table");
    }

    @Test
    void anInstanceAnswersMetadataByVersionTwoOnlyAndHasAnEncryptedRoot() {
        reach(sample);

        var instance = instance("nat-a");
        var volumes =
                ec2().describeVolumes(
                                r -> r.filters(f -> f.name("attachment.instance-id").values(instance.instanceId())))
                        .volumes();

        assertThat(instance.metadataOptions().httpTokensAsString()).isEqualTo("required");
        assertThat(instance.metadataOptions().httpPutResponseHopLimit()).isEqualTo(1);
        assertThat(volumes)
                .singleElement()
                .satisfies(volume -> {
                    assertThat(volume.encrypted()).isTrue();
                    assertThat(volume.volumeTypeAsString()).isEqualTo("gp3");
                });
    }

    private software.amazon.awssdk.services.ec2.model.Instance instance(String slot) {
        String id = idOf(sample.key(ResourceKind.INSTANCE, slot)).value();
        return ec2().describeInstances(r -> r.instanceIds(id)).reservations().getFirst().instances().getFirst();
    }

    @Test
    void anInstanceGetsAnotherProfile() {
        reach(sample);
        var spare = sample.key(ResourceKind.INSTANCE_PROFILE, "spare");
        SampleNetwork wanted =
                sample.with(
                        new InstanceProfile(spare, sample.roleName("spare"), sample.key(ResourceKind.ROLE, "nat")),
                        Edited.profile(sample.get(Instance.class, ResourceKind.INSTANCE, "nat-a"), spare));

        carryOut(wanted);

        assertThat(profileOf(idOf(sample.key(ResourceKind.INSTANCE, "nat-a"))))
                .endsWith("/" + sample.roleName("spare"));
        assertThat(profileOf(idOf(sample.key(ResourceKind.INSTANCE, "nat-b")))).endsWith("/" + sample.roleName("nat"));
    }

    @Test
    void anInstanceThatSomebodyTookTheProfileFromGetsItBack() {
        reach(sample);
        AwsId instance = idOf(sample.key(ResourceKind.INSTANCE, "nat-a"));
        ec2().disassociateIamInstanceProfile(r -> r.associationId(association(instance).associationId()));

        carryOut(sample);

        assertThat(profileOf(instance)).endsWith("/" + sample.roleName("nat"));
    }

    private String profileOf(AwsId instance) {
        return association(instance).iamInstanceProfile().arn();
    }

    private software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociation association(AwsId instance) {
        return ec2().describeIamInstanceProfileAssociations(
                        r -> r.filters(f -> f.name("instance-id").values(instance.value())))
                .iamInstanceProfileAssociations()
                .getFirst();
    }

    /// Without asking whether anything remains to be done, because moto goes on showing the first profile.
    private void carryOut(SampleNetwork wanted) {
        executor().carryOut(plan(wanted));
    }

    @Test
    void aRoleOfSomebodyElseIsNotTaken() {
        Role wanted = sample.get(Role.class, ResourceKind.ROLE, "nat");
        iam().createRole(r -> r.roleName(wanted.roleName()).assumeRolePolicyDocument("{}"));

        assertThat(failure(create(wanted)))
                .satisfies(it -> {
                    assertThat(it.reason()).isEqualTo(Reason.ALREADY_EXISTS);
                    assertThat(it.operation()).isEqualTo("iam:CreateRole");
                    assertThat(it.sentence()).contains("Gatehouse leaves it alone");
                });
    }

    @Test
    void aProfileOfSomebodyElseIsNotTaken() {
        reach(sample.only(ResourceKind.ROLE));
        var wanted = sample.get(InstanceProfile.class, ResourceKind.INSTANCE_PROFILE, "nat");
        iam().createInstanceProfile(r -> r.instanceProfileName(wanted.profileName()));

        assertThat(failure(create(wanted)).reason()).isEqualTo(Reason.ALREADY_EXISTS);
    }

    @Test
    void anAddressThatIsInUseIsNotAdopted() {
        reach(sample);
        AwsId taken = fixture.somebodyElse().allocatesAddress("mail server");
        String gateway = idOf(sample.key(ResourceKind.NETWORK_INTERFACE, "nat-a/data")).value();
        ec2().associateAddress(r -> r.allocationId(taken.value()).networkInterfaceId(gateway).allowReassociation(true));

        CloudFailure failure = failure(adopt(taken));

        assertThat(failure.reason()).isEqualTo(Reason.ALREADY_EXISTS);
        assertThat(failure.message()).contains(taken.value()).contains("Something in the account uses it.");
        assertThat(fixture.somebodyElse().readsTags(taken)).isEqualTo(Map.of("Name", "mail server"));
    }

    @Test
    void anAddressThatAnotherNetworkHasIsNotAdopted() {
        reach(sample.only(ResourceKind.ELASTIC_IP));

        assertThat(failure(adopt(idOf(sample.key(ResourceKind.ELASTIC_IP, "nat-a/identity")))).message())
                .contains("belongs to a Gatehouse network already");
    }

    @Test
    void anAddressThatIsGoneIsNotAdopted() {
        Outcome outcome = adopt(new AwsId("eipalloc-00000000000000000"));

        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        assertThat(failure(outcome).reason()).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void anAddressThatWasMovedMeanwhileIsDisassociatedWhereverItIs() {
        reach(sample);
        var association = sample.key(ResourceKind.ELASTIC_IP_ASSOCIATION, "nat-a/identity");
        var before = seen().stream().filter(one -> one.key().equals(association)).findFirst().orElseThrow();
        AwsId address = idOf(sample.key(ResourceKind.ELASTIC_IP, "nat-a/identity"));
        AwsId survivor = idOf(sample.key(ResourceKind.NETWORK_INTERFACE, "nat-b/data"));
        fixture.somebodyElse().movesAddress(address, survivor, new Ipv4("10.0.2.6"));

        Outcome outcome = apply(Verb.DELETE, new Work.Delete(before));

        assertThat(outcome).isEqualTo(new Outcome.Applied(null));
        assertThat(seen()).extracting(Observed::key).doesNotContain(association);
    }

    @Test
    void anAdoptedAddressGetsItsFormerNameBack() {
        AwsId spare = fixture.somebodyElse().allocatesAddress("mail server");
        var key = sample.key(ResourceKind.ELASTIC_IP, "nat-a/identity");
        reach(List.of(new ElasticIp(key, "office identity", spare)));
        assertThat(fixture.somebodyElse().readsTags(spare)).containsEntry("Name", "office identity");

        reach(List.of());

        assertThat(fixture.somebodyElse().readsTags(spare)).isEqualTo(Map.of("Name", "mail server"));
    }

    private Outcome adopt(AwsId existing) {
        var another = new ElasticIp(sample.key(ResourceKind.ELASTIC_IP, "another"), "another", existing);
        return apply(Verb.ADOPT, new Work.Adopt(another, existing));
    }

    @Test
    void whatSomebodyMadeOfTheSameSortIsNotTaken() {
        reach(
                sample.only(
                        ResourceKind.VPC,
                        ResourceKind.INTERNET_GATEWAY,
                        ResourceKind.SUBNET,
                        ResourceKind.ROUTE_TABLE));
        var subnet = sample.key(ResourceKind.SUBNET, "private-a");
        String other = idOf(sample.key(ResourceKind.ROUTE_TABLE, "private-b")).value();
        ec2().associateRouteTable(r -> r.routeTableId(other).subnetId(idOf(subnet).value()));

        assertThat(plan(sample).steps())
                .filteredOn(step -> step.key().kind() == ResourceKind.ROUTE_TABLE_ASSOCIATION)
                .filteredOn(step -> step.key().slot().equals(subnet.slot()))
                .singleElement()
                .satisfies(step -> assertThat(step.verb()).isEqualTo(io.gatehouse.planning.Step.Verb.UPDATE));
    }

    @Test
    void oneRuleThatIsThereAlreadyDoesNotHinderTheOthers() {
        reach(sample.only(ResourceKind.VPC, ResourceKind.SECURITY_GROUP));
        List<Action> rules =
                sample.only(ResourceKind.SECURITY_GROUP_RULE).resources().stream()
                        .filter(rule -> rule.key().slot().startsWith("nat-management/in"))
                        .map(rule -> PlanExecutor.action(Verb.CREATE, new Work.Create(rule)))
                        .toList();
        AwsId group = idOf(sample.key(ResourceKind.SECURITY_GROUP, "nat-management"));
        fixture.somebodyElse().opensPort(group, 22, Cidr.parse("10.0.0.0/16"));

        List<Outcome> outcomes = executor().apply(rules);

        for (int i = 0; i < rules.size(); i++) {
            assertThat(outcomes.get(i)).isEqualTo(new Outcome.Applied(idOf(rules.get(i).key())));
        }
    }

    @Test
    void userDataIsWhatTheInstanceGets() {
        reach(sample);

        String id = idOf(sample.key(ResourceKind.INSTANCE, "nat-a")).value();
        var attribute = ec2().describeInstanceAttribute(r -> r.instanceId(id).attribute("userData"));
        var text = new String(Base64.getDecoder().decode(attribute.userData().value()), StandardCharsets.UTF_8);

        assertThat(text).isEqualTo("#!/bin/sh\necho nat-a\n");
    }

    /// Moto does not know this quota; newer ones may.
    @Test
    void aQuotaThatNobodyTellsIsNoFailure() {
        assertThat(fixture.cloud().catalog().elasticIpsLeft()).matches(left -> left.isEmpty() || left.get() >= 0);
    }

    private Outcome create(Resource resource) {
        return apply(Verb.CREATE, new Work.Create(resource));
    }

    private Outcome apply(Verb verb, Work work) {
        return executor().apply(List.of(PlanExecutor.action(verb, work))).getFirst();
    }

    private static CloudFailure failure(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).failure();
    }
}
