package io.gatehouse.cloud.sandbox;

import io.gatehouse.cloud.ChannelNames;
import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.MemberChannel;
import io.gatehouse.cloud.sandbox.api.SandboxApi;
import io.gatehouse.cloud.sandbox.pair.PairLife;
import io.gatehouse.cloud.sandbox.world.ObjectEntry;
import io.gatehouse.cloud.sandbox.world.QueueEntry;
import io.gatehouse.cloud.sandbox.world.SandboxWorld;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.NetworkId;
import io.gatehouse.topology.StoredContent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reports from the simulated queue, commands into the simulated bucket. It never waits: the world's clock is not its
/// to move.
final class SandboxChannel implements MemberChannel {

    private final SandboxApi api;
    private final String bucket;
    private final String queue;
    private final InstallationId installation;

    SandboxChannel(SandboxApi api, InstallationId installation) {
        var names = new ChannelNames(installation);
        this.api = api;
        this.installation = installation;
        this.bucket = names.bucket(api.awsAccount(), api.where().region());
        this.queue = names.queue();
    }

    @Override
    public List<Report> receive(Duration patience) {
        return api.call("sqs:ReceiveMessage", this::receive).stream()
                .map(message -> new Report(message.id(), message.body(), message.sentAt(), sender(message)))
                .toList();
    }

    private static @Nullable AwsId sender(QueueEntry.Message message) {
        return message.sender() == null ? null : new AwsId(message.sender());
    }

    private List<QueueEntry.Message> receive(SandboxWorld world) {
        PairLife.advance(world, installation);
        return world.queues().receive(queue, MOST);
    }

    @Override
    public void acknowledge(Collection<Report> reports) {
        List<String> receipts = reports.stream().map(Report::receipt).toList();
        api.run("sqs:DeleteMessage", world -> world.queues().forget(queue, receipts));
    }

    @Override
    public void put(NetworkId network, String member, String json) {
        var content = StoredContent.of(json.getBytes(StandardCharsets.UTF_8));
        var object =
                new ObjectEntry(
                        bucket,
                        ChannelNames.command(network, member),
                        content.entityTag(),
                        content.digest().orElseThrow(),
                        json);
        api.run("s3:PutObject", world -> world.objects().write(object));
    }

    @Override
    public void remove(NetworkId network, String member) {
        api.run("s3:DeleteObject", world -> world.objects().delete(bucket, ChannelNames.command(network, member)));
    }
}
