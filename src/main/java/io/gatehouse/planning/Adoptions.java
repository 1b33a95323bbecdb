package io.gatehouse.planning;

import io.gatehouse.topology.AwsId;
import io.gatehouse.topology.Observed;
import io.gatehouse.topology.RegionSnapshot;
import io.gatehouse.topology.Resource;
import io.gatehouse.topology.ResourceKey;
import io.gatehouse.topology.Tagged;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What may be taken into use though it was there before.
///
/// @param wanted what is wanted, by its key
/// @param seen what was seen of the network, by its key
/// @param snapshot what was seen
record Adoptions(Map<ResourceKey, Resource> wanted, Map<ResourceKey, List<Observed<?>>> seen, RegionSnapshot snapshot) {

    /// What a resource is to be, if it was chosen from what the account has.
    static Optional<AwsId> chosen(Resource resource) {
        return resource instanceof Tagged tagged ? tagged.adopts() : Optional.empty();
    }

    /// Whether something that exists can be taken into use: it is nobody's, or another of the network's resources took
    /// it into use and gives it back.
    boolean isFree(ResourceKey key, AwsId existing) {
        return snapshot.foreign().contains(existing)
                || seen.values().stream()
                        .flatMap(List::stream)
                        .filter(one -> one.id().equals(existing) && !one.key().equals(key))
                        .anyMatch(one -> isChosen(one.actual(), existing) && !wantsToKeep(one.key(), existing));
    }

    private boolean wantsToKeep(ResourceKey key, AwsId existing) {
        Resource resource = wanted.get(key);
        return resource != null && isChosen(resource, existing);
    }

    private static boolean isChosen(Resource resource, AwsId existing) {
        return chosen(resource).filter(existing::equals).isPresent();
    }

    /// Says that it cannot be taken into use.
    static Change.Blocked blocked(ResourceKey key, AwsId existing) {
        return new Change.Blocked(
                key, "%s is not free in the account any more. Choose another one or a new one.".formatted(existing));
    }
}
