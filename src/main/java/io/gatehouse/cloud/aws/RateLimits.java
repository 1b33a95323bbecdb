package io.gatehouse.cloud.aws;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/// Keeps the panel to half of what AWS lets an account call, for each operation by itself, so that the rest of the
/// account is not throttled because of it. What AWS throttles all the same, the SDK's adaptive mode slows down further.
///
/// @see <a href="https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html">EC2 API throttling</a>
final class RateLimits implements ExecutionInterceptor {

    /// How many calls at once, and how many each second after that.
    private record Limit(int burst, double perSecond) {}

    private static final Limit LOOKING = new Limit(50, 10);
    private static final Limit CHANGING = new Limit(25, 2.5);

    /// Operations for which AWS has limits of their own.
    private static final Map<String, Limit> SPECIAL =
            Map.of(
                    "RunInstances", new Limit(3, 1),
                    "StartInstances", new Limit(3, 1),
                    "TerminateInstances", new Limit(25, 2.5),
                    "GetAccountAuthorizationDetails", new Limit(10, 1));

    /// Services that count each call against the account.
    private static final Set<String> COUNTED = Set.of("Ec2", "Iam");

    private final LongSupplier nanoTime;
    private final Consumer<Duration> sleep;
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    RateLimits() {
        this(System::nanoTime, RateLimits::sleep);
    }

    /// @param nanoTime nanoseconds that pass, as [System#nanoTime()]
    /// @param sleep returns when this much time has passed
    RateLimits(LongSupplier nanoTime, Consumer<Duration> sleep) {
        this.nanoTime = nanoTime;
        this.sleep = sleep;
    }

    /// Before the SDK's own time-outs begin: to wait for one's turn is not to wait for AWS.
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (COUNTED.contains(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME))) {
            await(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        }
    }

    void await(String operation) {
        Duration wait = buckets.computeIfAbsent(operation, name -> bucket(limit(name))).take(nanoTime.getAsLong());
        if (wait.isPositive()) {
            sleep.accept(wait);
        }
    }

    private TokenBucket bucket(Limit limit) {
        return new TokenBucket(limit.burst(), limit.perSecond(), nanoTime.getAsLong());
    }

    private static Limit limit(String operation) {
        boolean looks = Stream.of("Describe", "Get", "List").anyMatch(operation::startsWith);
        return SPECIAL.getOrDefault(operation, looks ? LOOKING : CHANGING);
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("The panel was stopped while a call waited for its turn.", e);
        }
    }
}
