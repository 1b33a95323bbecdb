package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.CloudException;
import io.gatehouse.cloud.CloudFailure.Reason;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.cloud.Tags;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.Queue;
import io.gatehouse.topology.ResourceKind;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// The queue of an installation. Its name is its id and makes it ours.
final class QueueHandler implements AwsHandler<Queue> {

    private final SqsClient sqs;
    private final ChannelPlace place;
    private final InstallationId installation;

    QueueHandler(SqsClient sqs, ChannelPlace place, InstallationId installation) {
        this.sqs = sqs;
        this.place = place;
        this.installation = installation;
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.QUEUE;
    }

    @Override
    public Class<Queue> type() {
        return Queue.class;
    }

    @Override
    public Set<String> iamActions() {
        return Set.of(
                "sqs:CreateQueue",
                "sqs:DeleteQueue",
                "sqs:GetQueueAttributes",
                "sqs:GetQueueUrl",
                "sqs:SetQueueAttributes",
                "sqs:TagQueue");
    }

    @Override
    public Stream<Observed<Queue>> observe(RegionListing listing, OwnedIds own) {
        return listing.queue().stream()
                .map(seen ->
                        new Observed<>(
                                new AwsId(seen.name()),
                                new Queue(Queue.keyIn(place.region()), seen.retention(), seen.closed()),
                                Readiness.READY,
                                Map.of("name", seen.name())));
    }

    /// A queue of that name with other attributes is what an earlier release made, or somebody changed.
    @Override
    public Outcome create(Task<Queue> task) {
        try {
            sqs.createQueue(r ->
                    r.queueName(place.queue())
                            .attributes(attributes(task.resource()))
                            .tags(Tags.of(installation, task.resource().key())));
        } catch (CloudException e) {
            if (e.failure().reason() != Reason.ALREADY_EXISTS) {
                throw e;
            }
            return update(task);
        }
        return new Outcome.Applied(new AwsId(place.queue()));
    }

    @Override
    public Outcome update(Task<Queue> task) {
        sqs.setQueueAttributes(r -> r.queueUrl(place.queueUrl()).attributes(attributes(task.resource())));
        return new Outcome.Applied(new AwsId(place.queue()));
    }

    private Map<QueueAttributeName, String> attributes(Queue queue) {
        return Map.of(
                QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                Long.toString(queue.retention().toSeconds()),
                QueueAttributeName.SQS_MANAGED_SSE_ENABLED,
                "true",
                QueueAttributeName.POLICY,
                place.queuePolicy());
    }

    @Override
    public Outcome delete(Task<Queue> task) {
        sqs.deleteQueue(r -> r.queueUrl(place.queueUrl()));
        return new Outcome.Applied(null);
    }
}
