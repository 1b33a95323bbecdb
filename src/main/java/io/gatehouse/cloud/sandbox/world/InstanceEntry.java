package io.gatehouse.cloud.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An instance. Its state follows from what it was told last and when.
///
/// @param interfaces the ids of its network interfaces by device index
/// @param profileId the unique id of its instance profile; null when it has none
/// @param told what it was told last
/// @param toldAt when
/// @param ready how long it takes from then on
public record InstanceEntry(
        String id,
        List<String> interfaces,
        @Nullable String profileId,
        String type,
        String imageId,
        Order told,
        Instant toldAt,
        Duration ready,
        Map<String, String> tags)
        implements TaggedEntry<InstanceEntry> {

    /// What an instance can be told.
    public enum Order {
        START(State.PENDING, State.RUNNING),
        STOP(State.STOPPING, State.STOPPED),
        TERMINATE(State.SHUTTING_DOWN, State.TERMINATED);

        private final State under;
        private final State done;

        Order(State under, State done) {
            this.under = under;
            this.done = done;
        }
    }

    /// The states of an instance, as EC2 has them.
    public enum State {
        PENDING,
        RUNNING,
        STOPPING,
        STOPPED,
        SHUTTING_DOWN,
        TERMINATED;

        /// The name that EC2 gives it, for example `shutting-down`.
        public String awsName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Override
    public InstanceEntry withTags(Map<String, String> tags) {
        return new InstanceEntry(id, interfaces, profileId, type, imageId, told, toldAt, ready, tags);
    }

    InstanceEntry withProfile(@Nullable String profile) {
        return new InstanceEntry(id, interfaces, profile, type, imageId, told, toldAt, ready, tags);
    }

    InstanceEntry told(Order order, Instant at, Duration takes) {
        return new InstanceEntry(id, interfaces, profileId, type, imageId, order, at, takes, tags);
    }

    /// The state at a moment.
    public State state(Instant now) {
        return now.isBefore(toldAt.plus(ready)) ? told.under : told.done;
    }
}
