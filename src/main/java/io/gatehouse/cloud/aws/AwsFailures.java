package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure;
import io.gatehouse.cloud.CloudFailure.Reason;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// Tells what a failed call means: the one place that does.
final class AwsFailures {

    /// Operations that make another thing each time they work: AWS takes no client token for them, and nothing about
    /// the thing is unique. Called with [AwsClients#ec2Once()], and never again before somebody has looked.
    static final Set<String> MAKES_ANOTHER =
            Set.of("ec2:CreateVpc", "ec2:CreateInternetGateway", "ec2:AllocateAddress");

    private static final Pattern NO_POLICY_FOR_NAME =
            Pattern.compile("on resource: (role|instance profile) [^:\\s]+( because no identity-based policy .*)?$");

    private static final int SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private AwsFailures() {}

    /// A [CloudException] for whatever a call threw; one that is a CloudException already, or was caused by one, such
    /// as that of a role which could not be assumed, stays what it is.
    static CloudException translate(String operation, Throwable thrown) {
        return causes(thrown)
                .filter(CloudException.class::isInstance)
                .map(CloudException.class::cast)
                .findFirst()
                .orElseGet(() -> new CloudException(classify(operation, thrown), thrown));
    }

    private static CloudFailure classify(String operation, Throwable thrown) {
        if (thrown instanceof AwsServiceException answer) {
            return answered(operation, answer);
        }
        Reason reason = neverSent(thrown) || isRead(operation) ? Reason.UNAVAILABLE : Reason.AMBIGUOUS;
        boolean inFlight = thrown instanceof SdkException || neverSent(thrown);
        return new CloudFailure(inFlight ? reason : Reason.INVALID, operation, "", words(thrown));
    }

    private static CloudFailure answered(String operation, AwsServiceException answer) {
        var details = answer.awsErrorDetails();
        String code = details == null ? "" : Objects.requireNonNullElse(details.errorCode(), "");
        String message = details == null ? "" : Objects.requireNonNullElse(details.errorMessage(), "");
        Reason reason =
                isUnseen(operation, code, message) ? Reason.UNSEEN : reason(operation, code, answer.statusCode());
        return new CloudFailure(reason, operation, code, message);
    }

    /// IAM can only say that a policy which names paths allows something when it sees what has the path. What is gone,
    /// or was made a moment ago, it refuses by its bare name, as if no policy allowed it; but so it may refuse what is
    /// there.
    private static boolean isUnseen(String operation, String code, String message) {
        return operation.startsWith("iam:")
                && code.equals("AccessDenied")
                && NO_POLICY_FOR_NAME.matcher(message).find();
    }

    /// The same failure as one of something that AWS does not show yet.
    static CloudException notYet(CloudException e) {
        CloudFailure failure = e.failure();
        return new CloudException(
                new CloudFailure(Reason.NOT_FOUND, failure.operation(), failure.code(), failure.message()), e);
    }

    /// The meaning of an answer: its code where that is known, else its HTTP status. An error of the server itself
    /// leaves open whether it had made the thing by then; only 503, and a lack of capacity, say that it had not begun.
    static Reason reason(String operation, String code, int status) {
        boolean broke = status >= SERVER_ERROR && status != UNAVAILABLE && !code.startsWith("Insufficient");
        if (broke && MAKES_ANOTHER.contains(operation)) {
            return Reason.AMBIGUOUS;
        }
        return ErrorCodes.reason(operation, code).orElseGet(() -> reason(status));
    }

    private static Reason reason(int status) {
        if (status == TOO_MANY_REQUESTS) {
            return Reason.THROTTLED;
        }
        return status >= SERVER_ERROR ? Reason.UNAVAILABLE : Reason.INVALID;
    }

    /// Whether the request cannot have reached AWS.
    private static boolean neverSent(Throwable thrown) {
        return causes(thrown)
                .anyMatch(cause ->
                        cause instanceof ConnectException
                                || cause instanceof UnknownHostException
                                || cause instanceof NoRouteToHostException
                                || cause instanceof SSLHandshakeException);
    }

    private static boolean isRead(String operation) {
        return Stream.of(":Describe", ":Get", ":List", ":AssumeRole").anyMatch(operation::contains);
    }

    private static String words(Throwable thrown) {
        return Objects.requireNonNullElse(thrown.getMessage(), thrown.getClass().getSimpleName());
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }
}
