package io.gatehouse.topology;

import java.time.Duration;
import java.util.Set;

/// The SQS queue through which the members of all NAT pairs of a region report. Its name follows from the installation,
/// and is what makes it ours.
///
/// @param retention how long a report waits to be read, in whole seconds
/// @param closed whether nobody outside of the AWS account and nothing without TLS gets at it; in an observed one that
///   this is exactly so
/// @see <a
///   href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html">CreateQueue</a>
public record Queue(ResourceKey key, Duration retention, boolean closed) implements Resource {

    private static final Duration RETENTION = Duration.ofDays(4);

    /// The queue that a region should have. A panel that was away for a long weekend still learns what happened.
    public static Queue of(RegionScope region) {
        return new Queue(keyIn(region), RETENTION, true);
    }

    /// The key of a region's queue.
    public static ResourceKey keyIn(RegionScope region) {
        return new ResourceKey(region, ResourceKind.QUEUE, "channel");
    }

    @Override
    public String label() {
        return "for reports in " + key.scope().text();
    }

    @Override
    public Set<ResourceKey> dependsOn() {
        return Set.of();
    }
}
