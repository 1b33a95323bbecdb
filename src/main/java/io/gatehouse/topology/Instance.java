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
/// @param generation which of those that somebody asked to be made anew it is
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
        @Fixed Generation generation,
        boolean running)
        implements Tagged {

    /// The mark that keeps the digest of the user data.
    public static final String USER_DATA_MARK = "user-data";

    /// The mark that keeps the generation.
    public static final String GENERATION_MARK = "generation";

    /// One that nobody has asked to be made anew.
    public Instance(
            ResourceKey key,
            String name,
            List<Ref> networkInterfaces,
            @Nullable Ref instanceProfile,
            String instanceType,
            String imageId,
            UserData userData,
            boolean running) {
        this(key, name, networkInterfaces, instanceProfile, instanceType, imageId, userData, Generation.FIRST, running);
    }

    @Override
    public Map<String, String> marks() {
        return generation.equals(Generation.FIRST)
                ? Map.of(USER_DATA_MARK, userData.digest())
                : Map.of(USER_DATA_MARK, userData.digest(), GENERATION_MARK, generation.mark());
    }

    /// One of a later generation is as good: whoever goes back to an old revision does not want an old machine. So is
    /// one that was booted by other user data, which has had its one turn: what the user data of a newer release does
    /// better, it does for those that are yet to boot.
    @Override
    public List<Difference> differences(Resource actual) {
        boolean late = actual instanceof Instance other && other.generation.compareTo(generation) >= 0;
        return Components.compare(this, actual).stream()
                .filter(one -> !late || !one.component().equals("generation"))
                .filter(one -> !one.component().equals("userData"))
                .toList();
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
