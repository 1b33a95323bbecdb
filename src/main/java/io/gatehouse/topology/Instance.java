package io.gatehouse.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An instance, launched onto network interfaces that exist before it and stay after it. Always with IMDSv2 only and a
/// hop limit of 1.
///
/// @param networkInterfaces by device index
/// @param instanceProfile the profile whose role it has; null only in an observed one that somebody took it from
/// @param imageId pinned when the revision was saved: a newer image is an offer, never drift
/// @param userData what it runs at its first boot
/// @param running whether it runs
/// @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html">RunInstances</a>
public record Instance(
        ResourceKey key,
        String name,
        @Fixed List<Ref> networkInterfaces,
        @Nullable Ref instanceProfile,
        @Fixed String instanceType,
        @Fixed String imageId,
        @Fixed UserData userData,
        boolean running)
        implements Tagged {

    /// The mark that keeps the digest of the user data.
    public static final String USER_DATA_MARK = "user-data";

    @Override
    public Map<String, String> marks() {
        return Map.of(USER_DATA_MARK, userData.digest());
    }

    @Override
    public Set<ResourceKey> dependsOn() {
        var refs = new ArrayList<@Nullable Ref>(networkInterfaces);
        refs.add(instanceProfile);
        refs.addAll(userData.fetches());
        return Refs.keys(refs.toArray(Ref[]::new));
    }

    /// The instances of a pair stand in for each other.
    @Override
    public boolean takesTurns() {
        return true;
    }

    @Override
    public Disruption disruption(Intervention intervention) {
        return switch (intervention) {
            case UPDATE -> Disruption.NONE;
            case REPLACE ->
                    Disruption.outage(
                            ("What goes through %s moves to its peer first, and back when its successor is well. "
                                            + "Without a peer it stops until the successor has booted, about a minute.")
                                    .formatted(name));
            case DELETE -> Disruption.outage("What goes through %s stops.".formatted(name));
        };
    }
}
