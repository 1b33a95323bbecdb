package io.gatehouse.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.sandbox.world.Fault;
import io.gatehouse.cloud.sandbox.world.FaultRule;
import io.gatehouse.topology.Resource;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything goes wrong that can, in all mixes and orders, while panels die: a network is made, changed and taken away
/// all the same, once. A block of seeds is one test; a failure names its seed, which can then be tried alone.
class FaultMixesTest {

    private static final int BLOCKS = 10;
    private static final int SEEDS_IN_BLOCK = 50;

    /// How often a person continues before they lose patience.
    private static final int CONTINUATIONS = 40;

    private static final List<Fault> FAULTS = List.of(Fault.values());

    private static final List<String> OPERATIONS =
            List.of(
                    FaultRule.ANY,
                    "ec2:AllocateAddress",
                    "ec2:AssignPrivateIpAddresses",
                    "ec2:AssociateAddress",
                    "ec2:AssociateRouteTable",
                    "ec2:AttachInternetGateway",
                    "ec2:AuthorizeSecurityGroup",
                    "ec2:CreateInternetGateway",
                    "ec2:CreateNetworkInterface",
                    "ec2:CreateRoute",
                    "ec2:CreateRouteTable",
                    "ec2:CreateSecurityGroup",
                    "ec2:CreateSubnet",
                    "ec2:CreateTags",
                    "ec2:CreateVpc",
                    "ec2:DeleteInternetGateway",
                    "ec2:DeleteNetworkInterface",
                    "ec2:DeleteRoute",
                    "ec2:DeleteRouteTable",
                    "ec2:DeleteSecurityGroup",
                    "ec2:DeleteSubnet",
                    "ec2:DeleteVpc",
                    "ec2:DescribeAddresses",
                    "ec2:DescribeInstances",
                    "ec2:DescribeRouteTables",
                    "ec2:DescribeSecurityGroupRules",
                    "ec2:DescribeSubnets",
                    "ec2:DescribeVpcs",
                    "ec2:DetachInternetGateway",
                    "ec2:DisassociateAddress",
                    "ec2:DisassociateRouteTable",
                    "ec2:ModifyNetworkInterfaceAttribute",
                    "ec2:ReleaseAddress",
                    "ec2:RevokeSecurityGroup",
                    "ec2:RevokeSecurityGroupEgress",
                    "ec2:RunInstances",
                    "ec2:TerminateInstances",
                    "iam:AddRoleToInstanceProfile",
                    "iam:CreateInstanceProfile",
                    "iam:CreateRole",
                    "iam:DeleteInstanceProfile",
                    "iam:DeleteRole",
                    "iam:DeleteRolePolicy",
                    "iam:GetAccountAuthorizationDetails",
                    "iam:GetInstanceProfile",
                    "iam:PutRolePolicy",
                    "iam:RemoveRoleFromInstanceProfile");

    static LongStream blocks() {
        return LongStream.range(0, BLOCKS);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void whateverGoesWrongTheNetworkIsMadeChangedAndTakenAwayOnce(long block) throws Exception {
        long first = block * SEEDS_IN_BLOCK;
        long last = first + SEEDS_IN_BLOCK - 1;
        for (long seed = first; seed <= last; seed++) {
            try {
                new Life(seed).live();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        System.out.printf("seeds %d to %d survived%n", first, last);
    }

    private static final class Life {

        private final Random random;
        private final StormyNetwork network = StormyNetwork.inAnAccountOfSomebodyElses();
        private final Map<String, Long> before = network.census();

        Life(long seed) {
            this.random = new Random(seed);
        }

        void live() throws InterruptedException {
            Collection<Resource> wanted = network.sample().resources();
            reach(wanted);
            Map<String, Long> made = network.census();
            reach(CrashesTest.edited(network.sample()).resources());
            assertThat(network.census()).isEqualTo(made);
            reach(List.of());
            assertThat(network.census()).isEqualTo(before);
        }

        private void reach(Collection<Resource> wanted) throws InterruptedException {
            letGoWrong(random.nextInt(12));
            Optional<RunLoop.Ending> ending = Optional.empty();
            for (int tries = 0; ending.filter(one -> one.state() == RunState.SUCCEEDED).isEmpty(); tries++) {
                assertThat(tries).as("continuations, after %s", ending).isLessThan(CONTINUATIONS);
                if (ending.isPresent() || tries == 0) {
                    ending.ifPresent(Life::assertThatItSaysWhy);
                    continueOrApprove(wanted);
                }
                int lifespan = random.nextInt(3) == 0 ? 1 + random.nextInt(150) : MortalPanel.IMMORTAL;
                ending = network.dieIn(network.panel(lifespan), wanted, random);
            }
            network.assertThatAllIsRight(wanted);
        }

        private static void assertThatItSaysWhy(RunLoop.Ending ending) {
            assertThat(ending.words()).matches("(?s)\\S.{20,}[.)]");
        }

        /// What is left to do may be another thing than was approved only when the person saw it.
        private void continueOrApprove(Collection<Resource> wanted) {
            network.fixture.letPass(Duration.ofSeconds(20));
            for (int looks = 0; ; looks++) {
                try {
                    network.continueOrApprove(wanted);
                    return;
                } catch (CloudException e) {
                    assertThat(looks).as("looks, after %s", e.failure()).isLessThan(CONTINUATIONS * 10);
                    network.fixture.letPass(Duration.ofSeconds(5));
                }
            }
        }

        private void letGoWrong(int times) {
            for (int i = 0; i < times; i++) {
                String operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
                Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
                int skip = random.nextInt(operation.equals(FaultRule.ANY) ? 60 : 4);
                network.fixture.breakNext(operation, fault, skip, 1 + random.nextInt(most(fault)));
            }
        }

        private static int most(Fault fault) {
            return switch (fault) {
                case THROTTLE, OUTAGE, EXPIRED -> 20;
                case IN_USE -> 6;
                case LOST_REQUEST, LOST_ANSWER, INVISIBLE, QUOTA, FORBIDDEN -> 3;
            };
        }
    }
}
