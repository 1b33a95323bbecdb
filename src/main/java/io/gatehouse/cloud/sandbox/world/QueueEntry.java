package io.gatehouse.cloud.sandbox.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An SQS queue.
///
/// @param retentionSeconds how long a message waits
/// @param closed whether its policy keeps out what has no TLS
/// @param messages those that wait, oldest first
public record QueueEntry(String id, long retentionSeconds, boolean closed, List<Message> messages) implements Entry {

    /// A message that waits.
    ///
    /// @param sender the instance that sent it; null when it was none
    public record Message(String id, String body, Instant sentAt, @Nullable String sender) {}

    QueueEntry with(long retention, boolean isClosed) {
        return new QueueEntry(id, retention, isClosed, messages);
    }

    QueueEntry with(Message message) {
        var all = new ArrayList<>(messages);
        all.add(message);
        return new QueueEntry(id, retentionSeconds, closed, all);
    }

    QueueEntry without(Collection<String> ids) {
        return new QueueEntry(
                id, retentionSeconds, closed, messages.stream().filter(one -> !ids.contains(one.id())).toList());
    }

    QueueEntry since(Instant oldest, int most) {
        List<Message> young = messages.stream().filter(one -> !one.sentAt().isBefore(oldest)).toList();
        return new QueueEntry(
                id, retentionSeconds, closed, young.subList(Math.max(0, young.size() - most), young.size()));
    }
}
