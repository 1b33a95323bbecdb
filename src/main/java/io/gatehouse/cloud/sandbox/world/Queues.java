package io.gatehouse.cloud.sandbox.world;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The SQS queues of an account. A message that was given out is given out again until it is deleted.
public final class Queues extends Table<QueueEntry> {

    /// The simulation keeps no more than this.
    private static final int MOST_MESSAGES = 500;

    Queues(SandboxWorld world, Collection<QueueEntry> entries) {
        super(world, "QueueDoesNotExist", "queue", entries);
    }

    /// `CreateQueue`: one that is there already is the same one.
    public QueueEntry create(String name, long retentionSeconds, boolean closed) {
        return find(name).orElseGet(() -> add(new QueueEntry(name, retentionSeconds, closed, List.of())));
    }

    /// `SetQueueAttributes`.
    public QueueEntry set(String name, long retentionSeconds, boolean closed) {
        return put(require(name).with(retentionSeconds, closed));
    }

    /// `SendMessage`.
    ///
    /// @param sender the instance that sends it; null when it is none
    public void send(String name, String body, @Nullable String sender) {
        QueueEntry queue = require(name);
        String id = world().ids().next("msg");
        put(
                queue.with(new QueueEntry.Message(id, body, world().now(), sender))
                        .since(world().now().minusSeconds(queue.retentionSeconds()), MOST_MESSAGES));
    }

    /// `ReceiveMessage`.
    public List<QueueEntry.Message> receive(String name, int most) {
        return require(name).messages().stream().limit(most).toList();
    }

    /// `DeleteMessage`.
    public void forget(String name, Collection<String> messages) {
        put(require(name).without(messages));
    }

    /// `DeleteQueue`, with what is in it.
    public void delete(String name) {
        remove(require(name).id());
    }
}
