package io.gatehouse.cloud.aws;

import io.gatehouse.cloud.InstallationId;
import io.gatehouse.cloud.Tags;
import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Ref;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.ResourceKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which AWS ids are ours, and under which key.
final class OwnedIds {

    private final Map<ResourceKind, Map<String, ResourceKey>> keys;

    private OwnedIds(Map<ResourceKind, Map<String, ResourceKey>> keys) {
        this.keys = keys;
    }

    /// The key of what has this id; empty when it is not ours.
    Optional<ResourceKey> key(ResourceKind kind, String id) {
        return Optional.ofNullable(keys.getOrDefault(kind, Map.of()).get(id));
    }

    /// The key of what has this id, or the id itself when it is not ours.
    Ref ref(ResourceKind kind, String id) {
        return key(kind, id).<Ref>map(key -> key).orElseGet(() -> new AwsId(id));
    }

    /// Collects what is ours.
    static final class Index {

        private final InstallationId installation;
        private final Map<ResourceKind, Map<String, ResourceKey>> keys = new EnumMap<>(ResourceKind.class);

        Index(InstallationId installation) {
            this.installation = installation;
        }

        /// Notes a thing if its tags say that it is ours. A tag that names another kind was copied there by somebody,
        /// and says nothing.
        void note(ResourceKind kind, String id, Map<String, String> tags) {
            Tags.key(installation, tags).filter(key -> key.kind() == kind).ifPresent(key -> note(id, key));
        }

        /// Notes a thing that is ours.
        void note(String id, ResourceKey key) {
            keys.computeIfAbsent(key.kind(), _ -> new HashMap<>()).put(id, key);
        }

        OwnedIds done() {
            return new OwnedIds(keys);
        }
    }
}
