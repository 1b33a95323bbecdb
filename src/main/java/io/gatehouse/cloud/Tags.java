package io.gatehouse.cloud;

import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.Tagged;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The tags by which Gatehouse knows what it owns. They are written in the call that creates a resource, so there is no
/// moment in which it exists without them.
public final class Tags {

    /// What all tags of Gatehouse's own begin with.
    public static final String PREFIX = "gatehouse:";

    /// The installation that owns the resource.
    public static final String INSTALLATION = PREFIX + "installation";

    /// The network that it belongs to, for example `n7`.
    public static final String NETWORK = PREFIX + "network";

    /// Its [ResourceKey].
    public static final String KEY = PREFIX + "key";

    /// What the user calls it.
    public static final String NAME = "Name";

    private Tags() {}

    /// The tags of a wanted resource, in a stable order.
    public static Map<String, String> of(InstallationId installation, Tagged resource) {
        var tags = new LinkedHashMap<String, String>();
        tags.put(INSTALLATION, installation.value());
        tags.put(NETWORK, resource.key().scope().text());
        tags.put(KEY, resource.key().text());
        tags.put(NAME, resource.name());
        resource.marks().forEach((mark, text) -> tags.put(PREFIX + mark, text));
        return tags;
    }

    /// The tags of something that networks share and that its name makes ours, for the people who look at it in AWS.
    public static Map<String, String> of(InstallationId installation, ResourceKey shared) {
        return Map.of(INSTALLATION, installation.value(), KEY, shared.text(), NAME, "Gatehouse");
    }

    /// The key of a resource with these tags; empty when it is not this installation's.
    public static Optional<ResourceKey> key(InstallationId installation, Map<String, String> tags) {
        return installation.value().equals(tags.get(INSTALLATION))
                ? Optional.ofNullable(tags.get(KEY)).flatMap(ResourceKey::parse)
                : Optional.empty();
    }
}
