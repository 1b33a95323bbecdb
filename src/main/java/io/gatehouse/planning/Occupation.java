package io.gatehouse.planning;

import io.gatehouse.topology.Observed;
import io.gatehouse.topology.Occupant;
import io.gatehouse.topology.RegionSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What others have in things of ours. AWS keeps a thing as long as that is there, and says so only when a run has
/// taken away all that leads there; so it is said before.
///
/// @param snapshot what was seen
record Occupation(RegionSnapshot snapshot) {

    /// How many things of others are named where they are in the way.
    private static final int MOST_NAMED = 5;

    /// What is in the way of a change, as a sentence for the user; empty when nothing is.
    Optional<String> obstacle(Change change) {
        return change.destroys()
                ? change.seen().stream().flatMap(before -> obstacle(before).stream()).findFirst()
                : Optional.empty();
    }

    private Optional<String> obstacle(Observed<?> before) {
        List<Occupant> occupants = snapshot.occupants().getOrDefault(before.id(), List.of());
        if (occupants.isEmpty()) {
            return Optional.empty();
        }
        String named = occupants.stream().limit(MOST_NAMED).map(Occupant::toString).collect(Collectors.joining(", "));
        int more = occupants.size() - MOST_NAMED;
        return Optional.of(
                "Others have something in %s: %s%s. AWS keeps it as long as that is there. Remove that, then plan again."
                        .formatted(Step.title(before.actual()), named, more > 0 ? " and %d more".formatted(more) : ""));
    }
}
