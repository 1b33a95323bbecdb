package io.gatehouse.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

class AwsFailuresTest {

    @ParameterizedTest(name = "{1} to {0} is {3}")
    @CsvSource({
        "ec2:DeleteVpc,                     InvalidVpcID.NotFound,                  400, NOT_FOUND",
        "ec2:CreateSubnet,                  InvalidVpcID.NotFound,                  400, NOT_FOUND",
        "ec2:DeleteSubnet,                  InvalidSubnetID.NotFound,               400, NOT_FOUND",
        "ec2:DeleteRoute,                   InvalidRoute.NotFound,                  400, NOT_FOUND",
        "ec2:DeleteRouteTable,              InvalidRouteTableID.NotFound,           400, NOT_FOUND",
        "ec2:DisassociateAddress,           InvalidAssociationID.NotFound,          400, NOT_FOUND",
        "ec2:ReleaseAddress,                InvalidAllocationID.NotFound,           400, NOT_FOUND",
        "ec2:DeleteNetworkInterface,        InvalidNetworkInterfaceID.NotFound,     400, NOT_FOUND",
        "ec2:AttachInternetGateway,         InvalidInternetGatewayID.NotFound,      400, NOT_FOUND",
        "ec2:DetachInternetGateway,         Gateway.NotAttached,                    400, NOT_FOUND",
        "ec2:RevokeSecurityGroupEgress,     InvalidPermission.NotFound,             400, NOT_FOUND",
        "ec2:RevokeSecurityGroupIngress,    InvalidSecurityGroupRuleId.NotFound,    400, NOT_FOUND",
        "ec2:DeleteSecurityGroup,           InvalidGroup.NotFound,                  400, NOT_FOUND",
        "ec2:TerminateInstances,            InvalidInstanceID.NotFound,             400, NOT_FOUND",
        "ec2:RunInstances,                  InvalidAMIID.NotFound,                  400, INVALID",
        "ec2:RunInstances,                  InvalidAMIID.Unavailable,               400, INVALID",
        "ec2:DescribeImages,                InvalidAMIID.NotFound,                  400, NOT_FOUND",
        "iam:DeleteRole,                    NoSuchEntity,                           404, NOT_FOUND",
        "ssm:GetParameter,                  ParameterNotFound,                      400, NOT_FOUND",
        "servicequotas:GetServiceQuota,     NoSuchResourceException,                400, NOT_FOUND",
        "ec2:CreateSecurityGroup,           InvalidGroup.Duplicate,                 400, ALREADY_EXISTS",
        "ec2:AuthorizeSecurityGroupIngress, InvalidPermission.Duplicate,            400, ALREADY_EXISTS",
        "ec2:CreateRoute,                   RouteAlreadyExists,                     400, ALREADY_EXISTS",
        "ec2:AssociateAddress,              Resource.AlreadyAssociated,             400, ALREADY_EXISTS",
        "iam:CreateRole,                    EntityAlreadyExists,                    409, ALREADY_EXISTS",
        "ec2:DeleteVpc,                     DependencyViolation,                    400, DEPENDENCY_VIOLATION",
        "ec2:DeleteNetworkInterface,        InvalidNetworkInterface.InUse,          400, DEPENDENCY_VIOLATION",
        "ec2:DeleteNetworkInterface,        InvalidParameterValue,                  400, DEPENDENCY_VIOLATION",
        "ec2:RunInstances,                  InvalidNetworkInterface.InUse,          400, DEPENDENCY_VIOLATION",
        "ec2:CreateNetworkInterface,        InvalidIPAddress.InUse,                 400, DEPENDENCY_VIOLATION",
        "ec2:ReleaseAddress,                InvalidIPAddress.InUse,                 400, DEPENDENCY_VIOLATION",
        "ec2:StartInstances,                IncorrectInstanceState,                 400, DEPENDENCY_VIOLATION",
        "ec2:AssociateAddress,              Gateway.NotAttached,                    400, DEPENDENCY_VIOLATION",
        "ec2:AssociateAddress,              InvalidInstanceID,                      400, DEPENDENCY_VIOLATION",
        "iam:DeleteRole,                    DeleteConflict,                         409, DEPENDENCY_VIOLATION",
        "ec2:DescribeVpcs,                  RequestLimitExceeded,                   503, THROTTLED",
        "ec2:RunInstances,                  RequestLimitExceeded,                   503, THROTTLED",
        "iam:CreateRole,                    Throttling,                             400, THROTTLED",
        "ssm:GetParameter,                  ThrottlingException,                    400, THROTTLED",
        "servicequotas:GetServiceQuota,     TooManyRequestsException,               429, THROTTLED",
        "iam:PutRolePolicy,                 ConcurrentModification,                 409, THROTTLED",
        "iam:DeleteRole,                    EntityTemporarilyUnmodifiable,          409, THROTTLED",
        "ec2:DescribeVpcs,                  SomethingNew,                           429, THROTTLED",
        "ec2:CreateVpc,                     UnauthorizedOperation,                  403, UNAUTHORIZED",
        "iam:CreateRole,                    AccessDenied,                           403, UNAUTHORIZED",
        "ssm:GetParameter,                  AccessDeniedException,                  400, UNAUTHORIZED",
        "ec2:DescribeVpcs,                  AuthFailure,                            401, CREDENTIALS",
        "ec2:DescribeVpcs,                  RequestExpired,                         400, CREDENTIALS",
        "sts:GetCallerIdentity,             ExpiredToken,                           403, CREDENTIALS",
        "sts:GetCallerIdentity,             InvalidClientTokenId,                   403, CREDENTIALS",
        "sts:GetCallerIdentity,             SignatureDoesNotMatch,                  403, CREDENTIALS",
        "ec2:RunInstances,                  PendingVerification,                    400, UNVERIFIED",
        "ec2:RunInstances,                  OptInRequired,                          401, UNAUTHORIZED",
        "ec2:CreateVpc,                     VpcLimitExceeded,                       400, QUOTA",
        "ec2:AllocateAddress,               AddressLimitExceeded,                   400, QUOTA",
        "ec2:CreateInternetGateway,         InternetGatewayLimitExceeded,           400, QUOTA",
        "ec2:CreateSubnet,                  SubnetLimitExceeded,                    400, QUOTA",
        "ec2:CreateRouteTable,              RouteTableLimitExceeded,                400, QUOTA",
        "ec2:CreateRoute,                   RouteLimitExceeded,                     400, QUOTA",
        "ec2:CreateSecurityGroup,           SecurityGroupLimitExceeded,             400, QUOTA",
        "ec2:AuthorizeSecurityGroupEgress,  RulesPerSecurityGroupLimitExceeded,     400, QUOTA",
        "ec2:CreateNetworkInterface,        SecurityGroupsPerInterfaceLimitExceeded, 400, QUOTA",
        "ec2:CreateNetworkInterface,        InsufficientFreeAddressesInSubnet,      400, QUOTA",
        "ec2:RunInstances,                  InstanceLimitExceeded,                  400, QUOTA",
        "ec2:RunInstances,                  VcpuLimitExceeded,                      400, QUOTA",
        "iam:CreateRole,                    LimitExceeded,                          409, QUOTA",
        "s3:CreateBucket,                   TooManyBuckets,                         400, QUOTA",
        "ec2:RunInstances,                  InsufficientInstanceCapacity,           500, CAPACITY",
        "ec2:DescribeVpcs,                  Unavailable,                            503, UNAVAILABLE",
        "ec2:DescribeVpcs,                  InternalError,                          500, UNAVAILABLE",
        "iam:CreateRole,                    ServiceFailure,                         500, UNAVAILABLE",
        "ec2:CreateVpc,                     ServiceUnavailable,                     503, UNAVAILABLE",
        "ec2:DescribeVpcs,                  '',                                     502, UNAVAILABLE",
        "ec2:CreateVpc,                     InternalError,                          500, AMBIGUOUS",
        "ec2:AllocateAddress,               InsufficientAddressCapacity,            500, CAPACITY",
        "ec2:AllocateAddress,               '',                                     504, AMBIGUOUS",
        "ec2:CreateSubnet,                  InvalidSubnet.Conflict,                 400, ALREADY_EXISTS",
        "ec2:CreateSubnet,                  InvalidSubnet.Range,                    400, INVALID",
        "ec2:CreateVpc,                     InvalidVpc.Range,                       400, INVALID",
        "ec2:RunInstances,                  InvalidParameterValue,                  400, INVALID",
        "ec2:RunInstances,                  IdempotentParameterMismatch,            400, INVALID",
        "ec2:TerminateInstances,            OperationNotPermitted,                  400, INVALID",
        "iam:PutRolePolicy,                 MalformedPolicyDocument,                400, INVALID",
    })
    void aCodeHasItsReason(String operation, String code, int status, Reason reason) {
        CloudFailure failure = AwsFailures.translate(operation, answer(code, status)).failure();

        assertThat(failure).isEqualTo(new CloudFailure(reason, operation, code, "in AWS's words"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iam:GetRole | role gatehouse-n7 because no identity-based policy allows the action | UNSEEN",
                "iam:DeleteRole | role gatehouse-n7 | UNSEEN",
                "iam:GetInstanceProfile | instance profile gatehouse-n7 because no identity-based policy allows |"
                        + " UNSEEN",
                "iam:DeleteRole | role gatehouse-n7 with an explicit deny in a service control policy | UNAUTHORIZED",
                "iam:DeleteRole | role gatehouse-n7 because no permissions boundary allows it | UNAUTHORIZED",
                "iam:GetRole | arn:aws:iam::123456789012:role/theirs/gatehouse-n7 because no | UNAUTHORIZED",
                "iam:GetRole | role arn:aws:iam::123456789012:role/gatehouse-n7 because no | UNAUTHORIZED",
                "iam:GetUser | user gatehouse-n7 because no identity-based policy allows it | UNAUTHORIZED",
                "s3:PutObject | role gatehouse-n7 because no identity-based policy allows it | UNAUTHORIZED"
            })
    void whatIamRefusesByItsBareNameForLackOfAPolicyMayNotBeThere(String operation, String resource, Reason reason) {
        String message =
                "User: arn:aws:iam::123456789012:user/panel is not authorized to perform: %s on resource: %s"
                        .formatted(operation, resource);

        var failure = AwsFailures.translate(operation, answer("AccessDenied", message, 403)).failure();

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.message()).isEqualTo(message);
    }

    private static Ec2Exception answer(String code, int status) {
        return answer(code, "in AWS's words", status);
    }

    private static Ec2Exception answer(String code, String message, int status) {
        var details = AwsErrorDetails.builder().errorCode(code).errorMessage(message).serviceName("Ec2").build();
        return (Ec2Exception) Ec2Exception.builder().awsErrorDetails(details).statusCode(status).build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noAnswers")
    void aChangeWithoutAnAnswerIsAmbiguous(String what, Throwable thrown) {
        var failure = AwsFailures.translate("ec2:CreateVpc", thrown).failure();

        assertThat(failure.reason()).isEqualTo(Reason.AMBIGUOUS);
        assertThat(failure.code()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noAnswers")
    void aQuestionWithoutAnAnswerCanSimplyBeAskedAgain(String what, Throwable thrown) {
        assertThat(AwsFailures.translate("ec2:DescribeVpcs", thrown).failure().reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    static Stream<Arguments> noAnswers() {
        return Stream.of(
                Arguments.of("the call took too long", ApiCallTimeoutException.create(60_000)),
                Arguments.of("a try took too long", ApiCallAttemptTimeoutException.create(20_000)),
                Arguments.of("the call was aborted", AbortedException.create("stopped")),
                Arguments.of("the connection was reset", client(new SocketException("Connection reset"))),
                Arguments.of("no byte came back", client(new SocketTimeoutException("Read timed out"))),
                Arguments.of("the connection ended", client(new EOFException("Unexpected end of file"))),
                Arguments.of("something else broke", client(new IOException("broken"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("neverSent")
    void whatWasNeverSentIsNotAmbiguous(String what, Throwable thrown) {
        assertThat(AwsFailures.translate("ec2:CreateVpc", thrown).failure().reason()).isEqualTo(Reason.UNAVAILABLE);
    }

    static Stream<Arguments> neverSent() {
        return Stream.of(
                Arguments.of("nobody listens", client(new ConnectException("Connection refused"))),
                Arguments.of("no such host", client(new UnknownHostException("ec2.example"))),
                Arguments.of("no way there", client(new NoRouteToHostException("No route to host"))),
                Arguments.of("no trust", client(new SSLHandshakeException("bad certificate"))));
    }

    private static SdkClientException client(Exception cause) {
        return SdkClientException.create("Unable to execute HTTP request: " + cause.getMessage(), cause);
    }

    @Test
    void aFailureInsideOfACallKeepsItsOwnName() {
        var denied = new CloudFailure(Reason.UNAUTHORIZED, "sts:AssumeRole", "AccessDenied", "no");
        var thrown = SdkClientException.create("no credentials", new CloudException(denied, null));

        assertThat(AwsFailures.translate("ec2:CreateVpc", thrown).failure()).isEqualTo(denied);
    }

    @Test
    void aMistakeOfOursIsNoAnswerOfAws() {
        var thrown = new IllegalStateException("no id is known");

        assertThat(AwsFailures.translate("ec2:CreateVpc", thrown).failure().reason()).isEqualTo(Reason.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec2:CreateVpc", "ec2:CreateInternetGateway", "ec2:AllocateAddress"})
    void whatMakesAnotherThingEachTimeIsKnown(String operation) {
        assertThat(AwsFailures.MAKES_ANOTHER).contains(operation);
    }
}
