package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.Edited;
import io.gatehouse.cloud.SampleNetwork;
import io.gatehouse.cloud.sandbox.world.Fault;
import io.gatehouse.cloud.sandbox.world.Launch;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Cidr;
import io.gatehouse.topology.Peer;
import io.gatehouse.topology.PortRange;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.SecurityGroupRule.Direction;
import io.gatehouse.topology.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a user's night may bring, one thing at a time: what is said about it, how long it takes, and that afterwards
/// everything is as it would have been.
class BadWeatherTest {

    private static final int ALWAYS = 1_000_000;

    private final Random random = new Random(7);
    private final StormyNetwork network = StormyNetwork.inAnAccountOfSomebodyElses();
    private final Collection<Resource> wanted = network.sample().resources();
    private Map<String, Long> census;

    @BeforeEach
    void findOutHowItShouldBe() throws Exception {
        StormyNetwork calm = network.copy();
        calm.approve(wanted);
        calm.carryOut(wanted, random);
        census = calm.census();
    }

    @Test
    void aQuotaThatIsReachedInMidRunIsNamedAndTheRunGoesOnWhenThereIsRoom() throws Exception {
        network.fixture.breakNext("ec2:AllocateAddress", Fault.QUOTA, 2, ALWAYS);

        RunLoop.Ending ending = begin();

        assertThat(ending.state()).isEqualTo(RunState.FAILED);
        assertThat(ending.words())
                .contains("Elastic IP office nat-")
                .contains("ec2:AllocateAddress failed. A quota of the AWS account is reached. Ask AWS for more")
                .contains("(ResourceLimitExceeded)");
        assertThatItEndsWellOnce();
    }

    @Test
    void aPermissionThatIsMissingInMidRunIsNamedAtOnceAndTheRunGoesOnWhenItIsGiven() throws Exception {
        network.fixture.breakNext("ec2:RunInstances", Fault.FORBIDDEN, 0, ALWAYS);
        Instant before = network.pace().now();

        RunLoop.Ending ending = begin();

        assertThat(ending.words())
                .contains("instance office nat-")
                .contains("ec2:RunInstances failed. The panel’s credentials may not do this. Allow the action");
        assertThat(Duration.between(before, network.pace().now())).isLessThan(Duration.ofMinutes(1));
        assertThatItEndsWellOnce();
    }

    @Test
    void throttlingForAMinuteIsWaitedOut() throws Exception {
        network.approve(wanted);
        network.fixture.breakNext("*", Fault.THROTTLE, 40, 60);
        Instant before = network.pace().now();

        assertThat(network.carryOut(wanted, random).state()).isEqualTo(RunState.SUCCEEDED);

        assertThat(Duration.between(before, network.pace().now())).isGreaterThan(Duration.ofMinutes(1));
        assertThatItIsRight();
    }

    @Test
    void throttlingWithoutEndIsGivenUpWithWords() throws Exception {
        network.fixture.breakNext("ec2:CreateVpc", Fault.THROTTLE, 0, ALWAYS);

        RunLoop.Ending ending = begin();

        assertThat(ending.words())
                .contains(
                        "It was tried for 10 minutes. ec2:CreateVpc failed. AWS asks to slow down. Find out what else");
        assertThatItEndsWellOnce();
    }

    @Test
    void anAnswerThatNeverCameMakesNothingTwice() throws Exception {
        for (String call : List.of("ec2:CreateVpc", "ec2:AllocateAddress", "ec2:CreateInternetGateway")) {
            network.fixture.breakNext(call, Fault.LOST_ANSWER, 0, 2);
        }

        assertThat(begin().state()).isEqualTo(RunState.SUCCEEDED);

        assertThatItIsRight();
    }

    @Test
    void whatIsNotFoundRightAfterItWasMadeIsWaitedForAndNotMadeAgain() throws Exception {
        network.fixture.breakNext("*", Fault.INVISIBLE, 0, 200);

        assertThat(begin().state()).isEqualTo(RunState.SUCCEEDED);

        assertThatItIsRight();
    }

    @Test
    void credentialsThatExpireAndAreRenewedSoonDoNotEndTheRun() throws Exception {
        network.fixture.breakNext("*", Fault.EXPIRED, 40, 8);

        RunLoop.Ending ending = begin();

        assertThat(ending.state()).as(ending.words()).isEqualTo(RunState.SUCCEEDED);
        assertThatItIsRight();
    }

    @Test
    void credentialsThatStayExpiredEndTheRunSoonWithWords() throws Exception {
        network.fixture.breakNext("*", Fault.EXPIRED, 40, ALWAYS);

        RunLoop.Ending ending = begin();

        assertThat(ending.state()).isEqualTo(RunState.FAILED);
        assertThat(ending.words())
                .contains("AWS does not take the panel’s credentials: they are missing, wrong or expired. Renew them");
        assertThatItEndsWellOnce();
    }

    @Test
    void whatSomebodyPutIntoOurSubnetHoldsItUpIsNamedAndStays() throws Exception {
        begin();
        network.fixture.letPass(Duration.ofMinutes(5));
        String intruder = putAnInstanceInto("private-b");

        network.approve(List.of());
        RunLoop.Ending ending = network.carryOut(List.of(), random);

        assertThat(ending.state()).isEqualTo(RunState.FAILED);
        assertThat(ending.words())
                .containsAnyOf("subnet private-b", "security group office nat-")
                .contains("It was tried for 10 minutes.")
                .contains("Something else still uses it. Remove what uses it, then go on.");
        assertThat(network.fixture.<Boolean>inside(world -> world.instances().find(intruder).isPresent())).isTrue();

        network.fixture.inside(world -> {
            String nic = world.instances().require(intruder).interfaces().getFirst();
            world.instances().terminate(intruder);
            return nic;
        });
        network.fixture.letPass(Duration.ofMinutes(1));
        network.fixture.inside(world -> {
            world.interfaces()
                    .all()
                    .filter(one -> one.tags().isEmpty())
                    .toList()
                    .forEach(one -> world.interfaces().delete(one.id()));
            return world;
        });
        network.continueOrApprove(List.of());
        assertThat(network.carryOut(List.of(), random).state()).isEqualTo(RunState.SUCCEEDED);
        network.assertThatAllIsRight(List.of());
    }

    @Test
    void anInstanceThatIsTerminatedInMidRunIsMadeAnewInTheSameRun() throws Exception {
        begin();
        network.fixture.letPass(Duration.ofMinutes(5));
        AwsId ours = ours("instance/nat-a");
        network.fixture.inside(world -> {
            world.instances().terminate(ours.value());
            return world;
        });
        network.fixture.letPass(Duration.ofMinutes(2));

        RunLoop.Ending ending = network.carryOut(wanted, random);

        assertThat(ending.state()).as(ending.words()).isEqualTo(RunState.SUCCEEDED);
        network.assertThatAllIsRight(wanted);
    }

    private AwsId ours(String name) {
        return network.fixture.cloud().inventory().observe().in(network.sample().id()).stream()
                .filter(one -> one.key().toString().endsWith(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /// Somebody launches an instance on an interface of their own.
    private String putAnInstanceInto(String slot) {
        return network.fixture.inside(world -> {
            String subnet =
                    world.subnets()
                            .all()
                            .filter(one -> slot.equals(one.tags().get("Name")))
                            .findFirst()
                            .orElseThrow()
                            .id();
            String group = world.groups().all().filter(one -> !one.tags().isEmpty()).findFirst().orElseThrow().id();
            String nic =
                    world.interfaces().create(subnet, "10.0.3.77", List.of(), List.of(group), Map.of(), "theirs").id();
            var launch = new Launch(network.fixture.imageId(), "t4g.nano", List.of(nic), "", "", Map.of());
            return world.instances().launch(launch, "theirs").id();
        });
    }

    @Test
    void aPlanThatIsStaleIsNotCarriedOut() throws Exception {
        begin();
        network.fixture.letPass(Duration.ofMinutes(5));
        var renamed =
                network.sample()
                        .with(
                                Edited.name(
                                        network.sample()
                                                .get(
                                                        io.gatehouse.topology.Subnet.class,
                                                        ResourceKind.SUBNET,
                                                        "private-a"),
                                        "moved"))
                        .resources();
        network.approve(renamed);
        var table =
                network.fixture.cloud().inventory().observe().in(network.sample().id()).stream()
                        .filter(one ->
                                one.key().slot().equals("nat-data") && one.key().kind() == ResourceKind.SECURITY_GROUP)
                        .findFirst()
                        .orElseThrow();
        network.fixture.somebodyElse().opensPort(table.id(), 8080, Cidr.parse("198.51.100.0/24"));

        RunLoop.Ending ending = network.carryOut(renamed, random);

        assertThat(ending.state()).isEqualTo(RunState.FAILED);
        assertThat(ending.words())
                .isEqualTo(
                        "What is left to do is not what was approved, because the network or AWS has changed since. "
                                + "Look at the new plan and approve that.");
        assertThat(network.fixture.somebodyElse().countsRules(table.id())).isGreaterThan(4);
    }

    @Test
    void theRuleThatAwsGivesANewGroupIsTakenAwayUnderTheApprovalOfTheGroup() throws Exception {
        var group = network.sample().key(ResourceKind.SECURITY_GROUP, "nat-data");
        var anywhere = new Peer.Block(Cidr.ANYWHERE);
        var everything = SampleNetwork.rule(group, Direction.OUT, Traffic.ALL, anywhere);
        var web = SampleNetwork.rule(group, Direction.OUT, new Traffic.Tcp(PortRange.of(443)), anywhere);
        Collection<Resource> webOnly = network.sample().without(everything.key()).with(web).resources();
        network.approve(webOnly);
        network.fixture.breakNext("ec2:RevokeSecurityGroupEgress", Fault.FORBIDDEN, 0, 2);
        assertThat(network.carryOut(webOnly, random).state()).isEqualTo(RunState.FAILED);

        RunLoop.Ending ending = network.carryOut(webOnly, random);

        assertThat(ending.state()).as(ending.words()).isEqualTo(RunState.SUCCEEDED);
        network.assertThatAllIsRight(webOnly);
    }

    private RunLoop.Ending begin() throws InterruptedException {
        network.approve(wanted);
        return network.carryOut(wanted, random);
    }

    /// Somebody does what the sentence asks for, and continues.
    private void assertThatItEndsWellOnce() throws InterruptedException {
        network.fixture.inside(world -> {
            world.faults().clear();
            return world;
        });
        network.continueOrApprove(wanted);
        RunLoop.Ending ending = network.carryOut(wanted, random);
        assertThat(ending.state()).as(ending.words()).isEqualTo(RunState.SUCCEEDED);
        assertThatItIsRight();
    }

    private void assertThatItIsRight() {
        network.assertThatAllIsRight(wanted);
        assertThat(network.census()).isEqualTo(census);
    }
}
