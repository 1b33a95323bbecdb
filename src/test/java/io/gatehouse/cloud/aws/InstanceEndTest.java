package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.PlanExecutor;
import io.gatehouse.planning.Action.Verb;
import io.gatehouse.planning.Action.Work;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Instance;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import io.gatehouse.topology.UserData;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Instances that were launched and do not come to run.
class InstanceEndTest {

    private static final NetworkId NETWORK = new NetworkId(1);
    private static final ResourceKey KEY = new ResourceKey(NETWORK, ResourceKind.INSTANCE, "nat-a");

    private ScriptedAws aws;

    @BeforeEach
    void open() throws IOException {
        aws = new ScriptedAws();
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Client.VolumeLimitExceeded, VolumeLimitExceeded, QUOTA",
        "Server.InsufficientInstanceCapacity, InsufficientInstanceCapacity, CAPACITY",
        "Client.InvalidSnapshot.NotFound, InvalidSnapshot.NotFound, NOT_FOUND",
        "Client.UserInitiatedShutdown, UserInitiatedShutdown, INVALID"
    })
    void anInstanceThatEndsInsteadOfRunningSaysWhy(String code, String shown, Reason reason) {
        aws.answers("DescribeInstances", instance("terminated", code));

        assertThat(poll())
                .isEqualTo(new Outcome.Failed(new CloudFailure(reason, "ec2:RunInstances", shown, "because")));
    }

    @Test
    void anErrorOfTheClientIsNotAwsOwnTroubleAndOftenTheKeys() {
        aws.answers("DescribeInstances", instance("terminated", "Client.InternalError"));

        assertThat(poll())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.failure().sentence())
                                        .startsWith("ec2:RunInstances failed. AWS refuses the request.")
                                        .endsWith(
                                                "AWS said: because. Often the panel’s credentials may not use the KMS"
                                                    + " key that encrypts new volumes by default (InternalError)."));
    }

    @Test
    void anErrorOfTheServerIsAwsOwnTrouble() {
        aws.answers("DescribeInstances", instance("terminated", "Server.InternalError"));

        assertThat(poll())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.failure().reason()).isEqualTo(Reason.UNAVAILABLE));
    }

    @Test
    void anInstanceThatIsStillStartingIsWaitedFor() {
        aws.answers("DescribeInstances", instance("pending", "pending"));

        assertThat(poll()).isInstanceOf(Outcome.Waiting.class);
    }

    @Test
    void anInstanceThatAwsDoesNotShowYetIsWaitedFor() {
        aws.answers("DescribeInstances", "<DescribeInstancesResponse/>");

        assertThat(poll()).isInstanceOf(Outcome.Waiting.class);
    }

    private Outcome poll() {
        var wanted = new Instance(KEY, "nat-a", List.of(), null, "t4g.nano", "ami-1", UserData.of(""), true);
        var creation = PlanExecutor.action(Verb.CREATE, new Work.Create(wanted));
        var batch = new Batch(NETWORK, List.of(creation), _ -> Optional.of(new AwsId("i-1")), _ -> "token");
        var cloud = AwsOnMoto.at(aws.endpoint()).cloud(AwsOnMoto.INSTALLATION);
        return cloud.actuator().poll(batch).getFirst();
    }

    private static String instance(String state, String code) {
        return """
        <DescribeInstancesResponse><reservationSet><item><instancesSet><item>
          <instanceId>i-1</instanceId><instanceState><name>%s</name></instanceState>
          <stateReason><code>%s</code><message>because</message></stateReason>
        </item></instancesSet></item></reservationSet></DescribeInstancesResponse>
        """
                .formatted(state, code);
    }
}
