package io.gatehouse.cloud.sandbox.kind;

import io.gatehouse.cloud.ChannelNames;
import io.gatehouse.cloud.Outcome;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Observed.Readiness;
import io.gatehouse.topology.Queue;
import io.gatehouse.topology.ResourceKind;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/// The queue of an installation, ours by its name.
final class QueueHandler implements SandboxHandler<Queue> {

    @Override
    public ResourceKind kind() {
        return ResourceKind.QUEUE;
    }

    @Override
    public Class<Queue> type() {
        return Queue.class;
    }

    @Override
    public String listing() {
        return "sqs:GetQueueAttributes";
    }

    @Override
    public Stream<Observed<Queue>> observe(OwnedView view) {
        return view.world().queues().find(view.queue()).stream()
                .map(one ->
                        new Observed<>(
                                new AwsId(one.id()),
                                new Queue(
                                        Queue.keyIn(view.region()),
                                        Duration.ofSeconds(one.retentionSeconds()),
                                        one.closed()),
                                Readiness.READY,
                                Map.of("name", one.id())));
    }

    @Override
    public Outcome create(Task<Queue> task) {
        String name = new ChannelNames(task.installation()).queue();
        Queue wanted = task.resource();
        task.api()
                .run(
                        "sqs:CreateQueue",
                        world -> world.queues().create(name, wanted.retention().toSeconds(), wanted.closed()));
        return new Outcome.Applied(new AwsId(name));
    }

    @Override
    public Outcome update(Task<Queue> task) {
        String name = task.id().value();
        Queue wanted = task.resource();
        task.api()
                .run(
                        "sqs:SetQueueAttributes",
                        world -> world.queues().set(name, wanted.retention().toSeconds(), wanted.closed()));
        return new Outcome.Applied(task.id());
    }

    @Override
    public Outcome delete(Task<Queue> task) {
        task.api().run("sqs:DeleteQueue", world -> world.queues().delete(task.id().value()));
        return new Outcome.Applied(null);
    }
}
