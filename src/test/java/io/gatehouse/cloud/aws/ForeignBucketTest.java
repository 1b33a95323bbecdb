package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.cloud.AccountConnection;
import io.gatehouse.cloud.Batch;
import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.CloudKind;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.PlanExecutor;
import io.gatehouse.planning.Action.Verb;
import io.gatehouse.planning.Action.Work;
import io.gatehouse.topology.AccountRegion;
import io.gatehouse.topology.Bucket;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.RegionScope;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A bucket that has the name of ours and belongs to somebody else: S3 only denies access to it.
class ForeignBucketTest {

    private static final String MISSING =
            "User: arn:aws:iam::123456789012:user/panel is not authorized to perform: s3:ListBucket on resource: x "
                    + "because no identity-based policy allows the s3:ListBucket action";

    private ScriptedAws aws;

    @BeforeEach
    void open() throws IOException {
        aws = new ScriptedAws();
        aws.answers(
                "GetCallerIdentity",
                """
                <GetCallerIdentityResponse><GetCallerIdentityResult>
                  <Account>123456789012</Account>
                </GetCallerIdentityResult></GetCallerIdentityResponse>
                """);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @ParameterizedTest
    @CsvSource({"403, AccessDenied", "301, PermanentRedirect", "400, AuthorizationHeaderMalformed"})
    void aSweepSeesNoBucket(int status, String code) {
        aws.refusesS3(status, code, "no");

        assertThat(calls().bucket()).isEmpty();
    }

    @Test
    void aPermissionThatIsMissingIsNamedAllTheSame() {
        aws.refusesS3(403, "AccessDenied", MISSING);

        assertThatThrownBy(() -> calls().bucket())
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.failure().reason()).isEqualTo(Reason.UNAUTHORIZED));
    }

    @Test
    void whoeverWouldMakeItIsToldThatAnotherAccountHasIt() {
        aws.refusesS3(409, "BucketAlreadyExists", "The requested bucket name is not available.");

        assertThat(create())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.failure().sentence())
                                        .contains(
                                                "Another AWS account has a bucket called"
                                                        + " gatehouse-contract23-123456789012"));
    }

    @Test
    void ofABucketOfOursThatMayNotBeListedThePermissionIsNamed() {
        aws.refusesS3(409, "BucketAlreadyOwnedByYou", "Your previous request succeeded and you already own it.");
        aws.refusesS3(403, "AccessDenied", "Access Denied");

        assertThat(create())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class, failed -> assertThat(failed.failure().operation()).contains("s3:List"));
    }

    private ChannelCalls calls() {
        AwsClients clients = AwsOnMoto.at(aws.endpoint()).factory().connect(connection());
        return new ChannelCalls(clients, new ChannelPlace(clients, AwsOnMoto.INSTALLATION, AwsOnMoto.REGION));
    }

    private static AccountConnection connection() {
        return new AccountConnection(new AccountRegion(1, AwsOnMoto.REGION), CloudKind.AWS, null, null);
    }

    private Outcome create() {
        var wanted = new Bucket(Bucket.keyIn(new RegionScope(AwsOnMoto.REGION)), true);
        var creation = PlanExecutor.action(Verb.CREATE, new Work.Create(wanted));
        var batch = new Batch(new NetworkId(1), List.of(creation), _ -> Optional.empty(), _ -> "token");
        return AwsOnMoto.at(aws.endpoint()).cloud(AwsOnMoto.INSTALLATION).actuator().apply(batch).getFirst();
    }
}
