package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudFailure.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What AWS's error codes mean. A code means the same for every operation, with the exceptions that are listed by
/// operation; then come the families that EC2 names by their ending.
///
/// @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html">EC2 error codes</a>
/// @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html">IAM common errors</a>
final class ErrorCodes {

    /// Codes that say something else in one operation than elsewhere, as `operation code`.
    private static final Map<String, Reason> BY_OPERATION =
            Map.of(
                    // EC2 answers so, and not with InvalidNetworkInterface.InUse, while an interface is attached.
                    "ec2:DeleteNetworkInterface InvalidParameterValue", Reason.DEPENDENCY_VIOLATION,
                    // An image that is gone does not come back.
                    "ec2:RunInstances InvalidAMIID.NotFound", Reason.INVALID,
                    // EC2 answers so, and not with IncorrectInstanceState, while the instance is pending.
                    "ec2:AssociateAddress InvalidInstanceID", Reason.DEPENDENCY_VIOLATION,
                    // The VPC has no internet gateway yet.
                    "ec2:AssociateAddress Gateway.NotAttached", Reason.DEPENDENCY_VIOLATION);

    private static final Map<Reason, Set<String>> CODES =
            Map.of(
                    Reason.NOT_FOUND,
                    Set.of(
                            "NoSuchEntity",
                            "NoSuchEntityException",
                            "ParameterNotFound",
                            "NoSuchResourceException",
                            "ResourceNotFoundException",
                            "Gateway.NotAttached",
                            "NoSuchBucket",
                            "NoSuchKey",
                            "NoSuchBucketPolicy",
                            "NoSuchPublicAccessBlockConfiguration",
                            "QueueDoesNotExist",
                            "AWS.SimpleQueueService.NonExistentQueue"),
                    Reason.ALREADY_EXISTS,
                    Set.of(
                            "EntityAlreadyExists",
                            "EntityAlreadyExistsException",
                            "RouteAlreadyExists",
                            "InvalidSubnet.Conflict",
                            "Resource.AlreadyAssociated",
                            "BucketAlreadyOwnedByYou",
                            "BucketAlreadyExists",
                            "QueueNameExists",
                            "QueueAlreadyExists"),
                    Reason.DEPENDENCY_VIOLATION,
                    Set.of(
                            "DependencyViolation",
                            "DeleteConflict",
                            "DeleteConflictException",
                            "InvalidGroup.InUse",
                            "InvalidIPAddress.InUse",
                            "InvalidNetworkInterface.InUse",
                            "IncorrectInstanceState",
                            "IncorrectState",
                            "InvalidAttachment.InUse",
                            "BucketNotEmpty",
                            // S3 is still deleting a bucket of that name, or SQS a queue.
                            "OperationAborted",
                            "QueueDeletedRecently",
                            "AWS.SimpleQueueService.QueueDeletedRecently"),
                    Reason.THROTTLED,
                    Set.of(
                            "RequestLimitExceeded",
                            "Throttling",
                            "ThrottlingException",
                            "ThrottledException",
                            "RequestThrottled",
                            "RequestThrottledException",
                            "TooManyRequestsException",
                            "EC2ThrottledException",
                            "PriorRequestNotComplete",
                            "BandwidthLimitExceeded",
                            "SlowDown",
                            "ConcurrentModification",
                            "ConcurrentModificationException",
                            "EntityTemporarilyUnmodifiable",
                            "EntityTemporarilyUnmodifiableException"),
                    Reason.UNAUTHORIZED,
                    Set.of(
                            "UnauthorizedOperation",
                            "AccessDenied",
                            "AccessDeniedException",
                            "Blocked",
                            "NotAuthorized",
                            "OptInRequired",
                            "RegionDisabledException"),
                    Reason.CREDENTIALS,
                    Set.of(
                            "AuthFailure",
                            "ExpiredToken",
                            "ExpiredTokenException",
                            "IncompleteSignature",
                            "InvalidAccessKeyId",
                            "InvalidClientTokenId",
                            "InvalidIdentityToken",
                            "InvalidSecurity",
                            "MissingAuthenticationToken",
                            "RequestExpired",
                            "SignatureDoesNotMatch",
                            "UnrecognizedClientException"),
                    Reason.CAPACITY,
                    Set.of(
                            "InsufficientAddressCapacity",
                            "InsufficientCapacity",
                            "InsufficientHostCapacity",
                            "InsufficientInstanceCapacity"),
                    Reason.QUOTA,
                    Set.of(
                            "LimitExceeded",
                            "LimitExceededException",
                            "ServiceQuotaExceededException",
                            "InsufficientFreeAddressesInSubnet",
                            "MaxIOPSLimitExceeded",
                            "TooManyBuckets",
                            "VcpuLimitExceeded"),
                    Reason.UNVERIFIED,
                    Set.of("PendingVerification"),
                    Reason.UNAVAILABLE,
                    Set.of(
                            "Unavailable",
                            "ServiceUnavailable",
                            "ServiceUnavailableException",
                            "InternalError",
                            "InternalFailure",
                            "InternalServerError",
                            "ServerInternal",
                            "ServiceFailure",
                            "ServiceFailureException"));

    private static final Map<String, Reason> BY_CODE =
            CODES.entrySet().stream()
                    .flatMap(entry -> entry.getValue().stream().map(code -> Map.entry(code, entry.getKey())))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Map<String, Reason> BY_ENDING =
            Map.of(
                    ".NotFound", Reason.NOT_FOUND,
                    "NotFoundException", Reason.NOT_FOUND,
                    ".Duplicate", Reason.ALREADY_EXISTS,
                    ".InUse", Reason.DEPENDENCY_VIOLATION,
                    "LimitExceeded", Reason.QUOTA);

    private ErrorCodes() {}

    /// What a code means in the answer to an operation; empty for one that says that the request itself is wrong, or
    /// that nobody knows.
    static Optional<Reason> reason(String operation, String code) {
        return Optional.ofNullable(BY_OPERATION.get(operation + " " + code))
                .or(() -> Optional.ofNullable(BY_CODE.get(code)))
                .or(() -> byEnding(code));
    }

    private static Optional<Reason> byEnding(String code) {
        return BY_ENDING.entrySet().stream()
                .filter(entry -> code.endsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
